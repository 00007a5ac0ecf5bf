#include "scenarios/app/runner/checkpoint.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

#include "solver/base/atomic_file.hpp"
#include "solver/base/error.hpp"
#include "solver/base/seal.hpp"
#include "solver/base/version.hpp"

namespace farreach::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* end_mark = "end of the checkpoint";

/// The number after `name` on a line of the heading.
double number_after(std::istream& in, const std::string& name) {
  std::string word, digits;
  in >> word >> digits;
  char* end = nullptr;
  const double value = std::strtod(digits.c_str(), &end);
  if (!in || word != name || end == digits.c_str() || *end || !std::isfinite(value))
    throw RunError("the checkpoint is damaged: there is no " + name);
  return value;
}

std::string line_of(std::istream& in) {
  std::string line;
  std::getline(in, line);
  return line;
}

}  // namespace

Checkpoint::Checkpoint(fs::path file, std::string fingerprint)
    : file_(std::move(file)), fingerprint_(std::move(fingerprint)) {}

bool Checkpoint::exists() const {
  return fs::exists(file_);
}

std::string Checkpoint::heading() const {
  return fmt::format("farreach checkpoint 1\nprogram {} {}\nscenario {}\n", version,
                     compiler, fingerprint_);
}

bool Checkpoint::write(const Hazard& hazard, const RunState& state) const {
  return write_sealed_file(file_, [&](std::ostream& out) {
    out << heading()
        << fmt::format("time {:a}\nbalance {:a}\n", state.time, state.worst_balance);
    const bool kept = hazard.save(out);
    out << end_mark << '\n';
    return kept;
  });
}

void Checkpoint::require_whole() const {
  if (check_file_seal(file_) == SealState::whole) return;
  throw RunError(file_.string() +
                 " is damaged: its length or checksum does not fit. Put back an "
                 "undamaged copy, or compute from the start with --force instead of "
                 "--resume");
}

RunState Checkpoint::restore(Hazard& hazard) const {
  require_whole();
  std::ifstream in(file_, std::ios::binary);
  std::string found;
  for (int line = 0; line < 3; ++line) found += line_of(in) + '\n';
  if (!in) throw RunError(file_.string() + " is no checkpoint, or damaged");
  if (found != heading())
    throw InputError(
        {{.file = file_.string(),
          .message =
              "the checkpoint belongs to another scenario, library or version of "
              "the program: it says\n" +
              found + "where this run has\n" + heading(),
          .remedy = "undo what was changed, or compute from the start with --force"}});
  RunState state;
  state.time = number_after(in, "time");
  state.worst_balance = number_after(in, "balance");
  in.get();  // the end of the line
  hazard.restore(in);
  if (!in || line_of(in) != end_mark)
    throw RunError(file_.string() +
                   " is damaged at its end; compute from the start with --force");
  return state;
}

void Checkpoint::remove() const {
  std::error_code ignored;
  fs::remove(file_, ignored);
  remove_parts_of(file_);
}

CheckpointKeeper::CheckpointKeeper(const Checkpoint& checkpoint,
                                   std::chrono::duration<double> interval,
                                   std::function<void(const std::string&)> warn)
    : checkpoint_(checkpoint), interval_(interval), warn_(std::move(warn)) {}

void CheckpointKeeper::look(const Hazard& hazard, const RunState& state) {
  if (keeps_ && Time::now() - last_ >= interval_) write_now(hazard, state);
}

bool CheckpointKeeper::write_now(const Hazard& hazard, const RunState& state) {
  if (!keeps_) return false;
  try {
    keeps_ = checkpoint_.write(hazard, state);
  } catch (const RunError& failure) {
    if (warn_)
      warn_(failure.what() + std::string("; the run goes on without checkpoints"));
    keeps_ = false;
  }
  last_ = Time::now();
  return keeps_;
}

}  // namespace farreach::app
