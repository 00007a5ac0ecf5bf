#include "scenarios/app/checkpoint.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "solver/base/error.hpp"
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

/// Where a checkpoint is written before it gets its name.
fs::path part_of(const fs::path& file) {
  return file.string() + ".part";
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
  const fs::path part = part_of(file_);
  std::ofstream out(part, std::ios::binary);
  out << heading()
      << fmt::format("time {:a}\nbalance {:a}\n", state.time, state.worst_balance);
  const bool kept = hazard.save(out);
  out << end_mark << '\n';
  out.close();
  std::error_code failure;
  if (kept && out) fs::rename(part, file_, failure);
  const bool failed = !out || failure;
  std::error_code ignored;
  if (!kept || failed) fs::remove(part, ignored);
  if (kept && failed)
    throw RunError("cannot write " + file_.string() +
                   ": the disk is full or does not allow it");
  return kept;
}

RunState Checkpoint::restore(Hazard& hazard) const {
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
  fs::remove(part_of(file_), ignored);  // left by a run that was killed while writing
}

CheckpointKeeper::CheckpointKeeper(const Checkpoint& checkpoint,
                                   std::chrono::duration<double> interval)
    : checkpoint_(checkpoint), interval_(interval) {}

void CheckpointKeeper::look(const Hazard& hazard, const RunState& state) {
  if (keeps_ && Time::now() - last_ >= interval_) write_now(hazard, state);
}

bool CheckpointKeeper::write_now(const Hazard& hazard, const RunState& state) {
  if (!keeps_) return false;
  try {
    keeps_ = checkpoint_.write(hazard, state);
  } catch (const RunError& failure) {
    std::cerr << "farreach: warning: " << failure.what()
              << "; the run goes on without checkpoints\n";
    keeps_ = false;
  }
  last_ = Time::now();
  return keeps_;
}

}  // namespace farreach::app
