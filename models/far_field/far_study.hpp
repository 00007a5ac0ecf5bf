/// The ensemble of the far field: members run one batch after another, each of them
/// kept as a file as soon as it is done, so that a stopped run goes on and several
/// processes can share the work. The process with rank 0 takes up what all have done.
#pragma once

#include <filesystem>
#include <optional>

#include "models/far_field/member_run.hpp"
#include "models/hazard/hazard.hpp"
#include "solver/stepping/member_files.hpp"

namespace farreach {

class FarStudy {
 public:
  /// `folder`: where members are kept while the study runs; empty: in memory alone.
  FarStudy(FarTask task, const std::filesystem::path& folder);

  std::size_t members() const { return task_.plan.values.size(); }
  std::size_t done() const { return done_count_; }
  bool finished() const { return done() == members(); }
  /// Runs some more members. False when there is nothing left to do here: all are done,
  /// or this process only helps another one and every member is taken.
  bool advance();
  /// Released and accounted for in the member that closes worst [kg sulphur].
  double released() const { return released_; }
  double accounted() const { return accounted_; }
  void finish(Outcome& outcome);

 private:
  bool run_in_memory();
  bool run_in_files();
  bool run_claimed();
  void take_up();
  void keep(FarMember member);
  int shown_member() const;
  void add_checks(Outcome& outcome) const;
  void add_cut_notice(Outcome& outcome) const;
  void add_notices(Outcome& outcome) const;

  FarTask task_;
  std::optional<MemberFiles> files_;
  std::vector<FarMember> done_;  // by number, the places of members not done are empty
  std::vector<char> is_done_;
  std::size_t done_count_ = 0;
  double released_ = 0, accounted_ = 0;  // of the member that closes worst [kg]
  double closed_ = 0, handed_ = 0;       // the worst gaps of any member, relative
};

}  // namespace farreach
