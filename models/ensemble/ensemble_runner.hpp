/// The members of an ensemble of whatever kind: which are done, who runs which, on how
/// many threads and in how many processes, and what is kept so that a stopped run goes
/// on.
///
/// Members stay in memory, or, with a folder, are kept as files as soon as they are
/// done (MemberFiles), so that a stopped run goes on and several processes share the
/// work: rank 0 takes up what all have done, the others only help. What a member is
/// must depend on its number alone; then the result has the same bits for any number
/// of threads and processes.
#pragma once

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "solver/base/interrupt.hpp"
#include "solver/base/parallel.hpp"
#include "solver/base/ranks.hpp"
#include "solver/stepping/member_files.hpp"

namespace farreach {

template <class Member>
struct EnsembleWork {
  const char* name = "";  ///< of its parallel loop
  std::size_t count = 0;
  std::function<Member(std::size_t)> run;  ///< any thread may call
  std::function<std::string(const Member&)> bytes;
  std::function<Member(const std::string&)> of_bytes;
  /// Looks at each member once, as soon as it is done.
  std::function<void(const Member&)> look = [](const Member&) {};
};

template <class Member>
class EnsembleRunner {
 public:
  explicit EnsembleRunner(EnsembleWork<Member> work)
      : work_(std::move(work)), members_(work_.count) {}

  /// Keeps members in this folder from now on, and takes up those that are there.
  void keep_in(const std::filesystem::path& folder) {
    files_ = std::make_unique<MemberFiles>(
        folder, count(), folder.filename().string(),
        rank() == 0 ? MemberFiles::Role::leader : MemberFiles::Role::helper);
    if (rank() == 0) take_up();
  }

  std::size_t count() const { return members_.size(); }
  std::size_t done() const { return done_; }
  bool finished() const { return done() == count(); }
  /// Null: not done.
  const Member* member(std::size_t i) const {
    return members_[i] ? &*members_[i] : nullptr;
  }
  /// Moves a member that is done out of the ensemble.
  Member take(std::size_t i) { return std::move(*members_[i]); }

  /// Runs some more members. False when there is nothing left to do here: all are done,
  /// or this process only helps another one and every member is taken.
  bool advance() { return files_ ? run_in_files() : run_in_memory(); }

  /// Runs what is missing, in memory and whether or not the user asks to stop.
  void run_all() {
    while (!finished()) run_in_memory();
  }

  /// A member for a caller that runs it step by step and then calls `keep`; where all
  /// are taken the first process waits for the others. Nullopt: there is none left, or
  /// the user asks to stop.
  std::optional<std::size_t> claim() {
    if (!files_) return first_missing();
    while (!interrupted()) {
      if (const auto member = files_->claim()) return member;
      if (rank() > 0) return std::nullopt;
      take_up();
      if (finished()) return std::nullopt;
      MemberFiles::wait();
    }
    return std::nullopt;
  }

  void keep(std::size_t i, Member member) {
    if (files_) files_->keep(i, work_.bytes(member));
    put(i, std::move(member));
  }

  /// What a checkpoint must hold of the members: nothing where they lie in files.
  std::vector<std::string> bytes_of_done() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; !files_ && i < count() && members_[i]; ++i)
      all.push_back(work_.bytes(*members_[i]));
    return all;
  }
  /// Takes up the first members from the bytes of a checkpoint.
  void restore(const std::vector<std::string>& bytes) {
    for (std::size_t i = 0; i < bytes.size(); ++i)
      if (!members_.at(i)) put(i, work_.of_bytes(bytes[i]));
  }

 private:
  std::optional<std::size_t> first_missing() const {
    for (std::size_t i = 0; i < count(); ++i)
      if (!members_[i]) return i;
    return std::nullopt;
  }

  void put(std::size_t i, Member member) {
    work_.look(member);
    members_[i] = std::move(member);
    ++done_;
  }

  bool run_in_memory() {
    std::vector<std::size_t> batch;
    for (std::size_t i = 0; i < count() && int(batch.size()) < threads(); ++i)
      if (!members_[i]) batch.push_back(i);
    std::vector<std::optional<Member>> run(batch.size());
    parallel_for(work_.name, batch.size(),
                 [&](std::size_t i) { run[i] = work_.run(batch[i]); });
    for (std::size_t i = 0; i < batch.size(); ++i) put(batch[i], std::move(*run[i]));
    return !finished();
  }

  /// Comes back when something was done, by whomever; a helper also when all is taken.
  bool run_in_files() {
    for (const std::size_t before = done();;) {
      const bool worked = run_claimed();
      if (rank() > 0) return worked;
      take_up();
      if (done() > before || finished() || interrupted()) return !finished();
      MemberFiles::wait();
    }
  }

  /// Some members for each thread, one of them until the first are done, as far as
  /// there are any; no new one after an interrupt. Whether there was one.
  bool run_claimed() {
    constexpr std::size_t turns = 3;  // so that threads seldom wait for one another
    std::vector<char> worked(std::size_t(threads()) * (done() == 0 ? 1 : turns), 0);
    parallel_for(work_.name, worked.size(), [&](std::size_t i) {
      const auto member = interrupted() ? std::nullopt : files_->claim();
      if (!member) return;
      try {
        files_->keep(*member, work_.bytes(work_.run(*member)));
      } catch (...) {
        files_->give_up(*member);
        throw;
      }
      worked[i] = 1;
    });
    return std::find(worked.begin(), worked.end(), 1) != worked.end();
  }

  /// Reads members that any process has done.
  void take_up() {
    for (std::size_t i = 0; i < count(); ++i) {
      if (members_[i]) continue;
      if (const auto bytes = files_->load(i)) put(i, work_.of_bytes(*bytes));
    }
  }

  EnsembleWork<Member> work_;
  std::unique_ptr<MemberFiles> files_;
  std::vector<std::optional<Member>> members_;
  std::size_t done_ = 0;
};

}  // namespace farreach
