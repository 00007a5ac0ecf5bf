/// The members of an ensemble as files of one folder: who computes which, which are
/// done, and their results, for any number of threads and processes at once.
///
/// A member is claimed by a lock on its file N.claim, which the system takes away when
/// the process ends in whatever way; so the members of a lost process are free at once
/// and no clock is asked. A result is written beside its place, flushed to the disk and
/// renamed to N.member, so that it is there whole or not at all; its length and CRC-32
/// are checked when it is read. On a file system that does not keep locks across
/// machines a member may be computed twice, with the same result.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace farreach {

class MemberFiles {
 public:
  enum class Role {
    leader,  ///< makes the folder
    helper   ///< waits a while for the leader to make it; has no work if it does not
  };

  /// Takes up what is there. `fingerprint` names what all members share. Throws
  /// InputError when the folder holds members of something else, RunError when it
  /// cannot be written.
  MemberFiles(std::filesystem::path folder, std::size_t count, std::string fingerprint,
              Role role = Role::leader);
  ~MemberFiles();
  MemberFiles(const MemberFiles&) = delete;
  MemberFiles& operator=(const MemberFiles&) = delete;

  std::size_t count() const { return done_.size(); }
  /// A member that is not done and that nobody computes, now claimed for the caller;
  /// nullopt when there is none at present. Any thread may call.
  std::optional<std::size_t> claim();
  /// Keeps the result of a claimed member. Any thread may call.
  void keep(std::size_t member, const std::string& bytes);
  /// Ends a claim without a result. Any thread may call.
  void give_up(std::size_t member);

  /// The result of a member that is done; nullopt when it is not. A damaged file is
  /// taken away, so that its member can be claimed again.
  std::optional<std::string> load(std::size_t member);
  /// How many have a result file.
  std::size_t count_done();
  /// Sleeps a short while, for a leader with nothing to claim.
  static void wait();
  /// Takes the folder away with all that is in it.
  void remove();

 private:
  std::filesystem::path file(std::size_t member, const char* ending) const;
  std::string heading() const;
  bool heading_is_there() const;
  void lead();
  void help();
  bool is_done(std::size_t member);
  bool try_claim(std::size_t member);
  void release(std::size_t member, bool with_file);

  std::filesystem::path folder_;
  std::string fingerprint_;
  std::mutex mutex_;
  std::vector<char> done_;           // seen to be done
  std::map<std::size_t, int> held_;  // descriptors of the claims of this process
  std::size_t next_ = 0;             // where the next search begins
  bool out_of_work_ = false;         // a helper without a leader
};

}  // namespace farreach
