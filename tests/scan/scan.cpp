/// No verdict "not reached" may be taken back by looking longer, farther or more
/// finely, nor by a member of what it allows for.
///
///   scan [--count N] [--seconds S] [--seed N] [--jobs J] [--only KIND] [--keep DIR]
///   scan --library [--match TEXT] [--members N]
///   (both) [--program FILE]
///
/// Scenarios are made at random (generated.hpp), each by its own seed, from --seed (1)
/// on. Each is run as it is, then with horizon, ranges, map and slices doubled, then as
/// a member of its own envelope, by the program as a user would. What contradicts a
/// "not reached" is a fault: the doubled run or the member reaches the neighbour, or
/// does by its best estimate; or the summary contradicts itself. --seed N --count 1
/// runs one of them again; --keep (out/scan) takes the files of those with a fault.
/// Without --count as many are run as begin within S (18) seconds. KIND: plume, far,
/// dam, spill, dam_river. --library takes every scenario of the library instead, with
/// the first N (20) members of an ensemble. --program is another build's. Exit status 1
/// when there is a fault.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "scenarios/reading/diagnostics.hpp"
#include "solver/base/error.hpp"
#include "tests/scan/claims.hpp"
#include "tests/scan/generated.hpp"
#include "tests/scan/twice.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/sweep/bounded.hpp"
#include "tests/sweep/toml_text.hpp"

namespace farreach::scan {
namespace {

namespace fs = std::filesystem;

struct Wish {
  std::size_t count = 0;
  double seconds = 18;
  std::uint64_t seed = 1;
  unsigned jobs = 1;
  bool library = false;
  int members = 20;
  std::string only, match;
  fs::path keep = "out/scan";
  std::string program = FARREACH_EXECUTABLE;
};

void take(Wish& wish, const std::string& name, const std::string& value) {
  if (name == "--count")
    wish.count = std::stoull(value);
  else if (name == "--seconds")
    wish.seconds = std::stod(value);
  else if (name == "--seed")
    wish.seed = std::stoull(value);
  else if (name == "--jobs")
    wish.jobs = static_cast<unsigned>(std::stoul(value));
  else if (name == "--members")
    wish.members = std::stoi(value);
  else if (name == "--only")
    wish.only = value;
  else if (name == "--match")
    wish.match = value;
  else if (name == "--keep")
    wish.keep = value;
  else if (name == "--program")
    wish.program = value;
  else
    throw std::runtime_error("what is " + name + "?");
}

Wish wish_of(const std::vector<std::string>& words) {
  Wish wish;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "--library") {
      wish.library = true;
      continue;
    }
    if (i + 1 == words.size()) throw std::runtime_error("what is " + words[i] + "?");
    take(wish, words[i], words[i + 1]);
    ++i;
  }
  return wish;
}

/// What one scenario showed.
struct Shown {
  std::vector<std::string> faults;
  Tally tally;  ///< of the run as it is
};

/// One scenario in a folder of its own.
class Examination {
 public:
  Examination(const fs::path& folder, const Generated& scenario, const Wish& wish)
      : folder_(folder), scenario_(scenario), wish_(wish) {
    for (const auto& [name, content] : scenario.files)
      testing::write_file(folder / name, content);
  }

  Shown run() {
    try {
      const Pair pair =
          once_and_twice(scenario_.scenario, (folder_ / "once.toml").string());
      const auto once = summary("once", pair.once);
      if (once) look(*once, pair);
    } catch (const InputError& wrong) {
      shown_.faults.push_back("it is refused: " +
                              format_diagnostics(wrong.diagnostics()));
    }
    return shown_;
  }

 private:
  void look(const Json& once, const Pair& pair) {
    shown_.tally = tally_of(once);
    note("by itself", within_itself(once));
    if (const auto twice = summary("twice", pair.twice)) {
      note("twice, by itself", within_itself(*twice));
      note("twice", contradictions(once, *twice));
    }
    if (scenario_.member.empty()) return;
    TomlNode changed = pair.once;
    std::string name = "member";
    for (const Setting& s : scenario_.member) {
      sweep::set_value(changed, s.key, s.value);
      name += " " + s.key + " = " + s.value;
    }
    if (const auto member = summary("member", changed))
      note(name, contradictions(once, *member));
  }

  void note(const std::string& of, const std::vector<std::string>& found) {
    for (const std::string& fault : found) shown_.faults.push_back(of + ": " + fault);
  }

  /// Of a run of the program; none when it did not end well, which is noted.
  std::optional<Json> summary(const std::string& name, const TomlNode& scenario) {
    const fs::path file = folder_ / (name + ".toml"), out = folder_ / name;
    testing::write_file(file, sweep::toml_text(scenario));
    std::vector<std::string> words = {wish_.program, "run",     file.string(), "--out",
                                      out,           "--force", "--threads",   "1"};
    if (scenario_.kind == "library" && scenario.find("ensemble"))
      words.insert(words.end(), {"--members", std::to_string(wish_.members)});
    const double seconds = scenario_.kind == "library" ? 3600 : 300;
    const auto ended =
        sweep::bounded_program(words,
                               {.seconds = 4 * seconds,  // others may use the machine
                                .processor_seconds = static_cast<unsigned>(seconds)});
    constexpr int check_failed = 3;  // said to exclude nothing, which is looked at
    if (ended.status != 0 && ended.status != check_failed) {
      shown_.faults.push_back(fmt::format("{}: exit status {}, signal {}: {}", name,
                                          ended.status, ended.signal,
                                          ended.output.substr(0, 1000)));
      return {};
    }
    return Json::parse(testing::read_file(out / "summary.json"));
  }

  fs::path folder_;
  const Generated& scenario_;
  const Wish& wish_;
  Shown shown_;
};

/// The counts of one kind of scenario.
struct Counted {
  std::size_t scenarios = 0, with_faults = 0;
  Tally tally;
};

class Scan {
 public:
  explicit Scan(const Wish& wish) : wish_(wish) {
    if (wish.library) library_ = library_scenarios(wish.match);
    last_ = wish.library     ? library_.size()
            : wish.count > 0 ? wish.count
                             : std::size_t(1) << 40;
  }

  int run() {
    std::vector<std::thread> workers;
    for (unsigned j = 0; j < std::max(wish_.jobs, 1U); ++j)
      workers.emplace_back([this] { work(); });
    for (std::thread& worker : workers) worker.join();
    return report();
  }

 private:
  using Clock = std::chrono::steady_clock;

  static std::vector<fs::path> library_scenarios(const std::string& match) {
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::directory_iterator(FARREACH_SOURCE_DIR "/scenarios/library")) {
      const fs::path& file = entry.path();
      if (file.extension() == ".toml" &&
          file.filename().string().find(match) != std::string::npos &&
          read_toml(file).root.find("hazard"))
        files.push_back(file);
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  double elapsed() const {
    return std::chrono::duration<double>(Clock::now() - begin_).count();
  }

  bool in_time() const {
    return wish_.library || wish_.count > 0 || elapsed() < wish_.seconds;
  }

  void work() {
    for (std::size_t n; in_time() && (n = next_++) < last_;) {
      const std::string name = wish_.library ? library_[n].stem().string()
                                             : fmt::format("seed {}", wish_.seed + n);
      try {
        examine(name,
                wish_.library ? of_library(library_[n]) : generated(wish_.seed + n));
      } catch (const std::exception& failure) {
        const std::lock_guard lock(mutex_);
        ++faults_;
        std::cout << "FAULT  " << name << "\n  " << failure.what() << "\n"
                  << std::flush;
      }
    }
  }

  static Generated of_library(const fs::path& file) {
    Generated made{
        .kind = "library", .scenario = read_toml(file).root, .member = {}, .files = {}};
    sweep::make_paths_whole(made.scenario, file.parent_path());
    return made;
  }

  void examine(const std::string& name, const Generated& scenario) {
    if (!wish_.only.empty() && scenario.kind != wish_.only) return;
    const testing::TemporaryFolder folder;
    const Shown shown = Examination(folder.path(), scenario, wish_).run();
    const std::lock_guard lock(mutex_);
    if (++done_ % 25 == 0)
      std::cerr << fmt::format("{} done after {:.0f} s\n", done_, elapsed());
    Counted& counted = counted_[scenario.kind];
    ++counted.scenarios;
    counted.tally.reached += shown.tally.reached;
    counted.tally.not_reached += shown.tally.not_reached;
    counted.tally.undecided += shown.tally.undecided;
    if (shown.faults.empty()) return;
    ++counted.with_faults;
    faults_ += shown.faults.size();
    std::cout << "FAULT  " << name << ", " << scenario.kind << "\n";
    for (const std::string& fault : shown.faults) std::cout << "  " << fault << "\n";
    keep(folder.path(), name);
  }

  /// The scenarios and what they need, without their results.
  void keep(const fs::path& from, std::string name) const {
    std::replace(name.begin(), name.end(), ' ', '_');
    const fs::path to = wish_.keep / name;
    fs::create_directories(to);
    for (const auto& entry : fs::directory_iterator(from)) {
      if (entry.is_regular_file())
        fs::copy_file(entry.path(), to / entry.path().filename(),
                      fs::copy_options::overwrite_existing);
      else if (fs::exists(entry.path() / "summary.json"))
        fs::copy_file(entry.path() / "summary.json",
                      to / (entry.path().filename().string() + ".json"),
                      fs::copy_options::overwrite_existing);
    }
    std::cout << "  kept in " << to.string() << "\n" << std::flush;
  }

  int report() const {
    std::size_t scenarios = 0;
    for (const auto& [kind, c] : counted_) {
      scenarios += c.scenarios;
      std::cout << fmt::format(
          "{:10} {:4} scenarios, {} with faults; verdicts: {} not reached, {} "
          "undecided, {} reached\n",
          kind, c.scenarios, c.with_faults, c.tally.not_reached, c.tally.undecided,
          c.tally.reached);
    }
    std::cout << fmt::format("{} scenarios in {:.0f} s, {} faults\n", scenarios,
                             elapsed(), faults_);
    return faults_ > 0 || scenarios == 0 ? 1 : 0;
  }

  Wish wish_;
  std::vector<fs::path> library_;
  std::size_t last_ = 0, done_ = 0, faults_ = 0;
  std::atomic<std::size_t> next_{0};
  std::mutex mutex_;
  std::map<std::string, Counted> counted_;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace

std::string as_toml(double value) {
  return fmt::format("{:.10g}", value);
}

TomlNode tree_of(const std::string& text) {
  return parse_toml("generated", text).root;
}

Generated generated(std::uint64_t seed) {
  Draw draw(seed);
  switch (seed % 6) {
    case 0:
      return far_field(draw);
    case 1:
    case 4:
      return plume_near_a_border(draw);
    case 2:
      return dam_failure(draw, false);
    case 3:
      return spill_into_river(draw);
    default:
      return dam_failure(draw, true);
  }
}

}  // namespace farreach::scan

int main(int argc, char** argv) {
  using namespace farreach::scan;
  setenv("OMP_WAIT_POLICY", "passive", 1);
  try {
    return Scan(wish_of({argv, argv + argc})).run();
  } catch (const std::exception& failure) {
    std::cerr << "scan: " << failure.what() << "\n";
    return 2;
  }
}
