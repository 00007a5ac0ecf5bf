/// The ensemble of the far field, and what its members say together.
#pragma once

#include <filesystem>

#include "models/ensemble/ensemble_runner.hpp"
#include "models/far_field/member_run.hpp"
#include "models/hazard/hazard.hpp"

namespace farreach {

class FarStudy {
 public:
  explicit FarStudy(FarTask task);
  FarStudy(const FarStudy&) = delete;
  FarStudy& operator=(const FarStudy&) = delete;

  /// Where members are kept while the study runs; else in memory alone.
  void keep_in(const std::filesystem::path& folder) { runner_.keep_in(folder); }
  std::size_t members() const { return runner_.count(); }
  std::size_t done() const { return runner_.done(); }
  /// As EnsembleRunner::advance.
  bool advance() { return runner_.advance(); }
  /// Released and accounted for in the member that closes worst [kg sulphur].
  double released() const { return released_; }
  double accounted() const { return accounted_; }
  void finish(Outcome& outcome);

 private:
  void look(const FarMember& member);
  int shown_member() const;
  void add_checks(Outcome& outcome) const;
  void add_cut_notice(Outcome& outcome) const;
  void add_notices(Outcome& outcome) const;

  FarTask task_;
  EnsembleRunner<FarMember> runner_;
  double released_ = 0, accounted_ = 0;  // of the member that closes worst [kg]
  double closed_ = 0, handed_ = 0;       // the worst gaps of any member, relative
};

}  // namespace farreach
