/// Keys at the ends of their ranges, from the tables that declare them.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenarios/input_sections.hpp"
#include "scenarios/library.hpp"
#include "tests/support/process.hpp"
#include "tests/sweep/toml_text.hpp"
#include "tests/sweep/trial.hpp"

namespace farreach::sweep {
namespace {

namespace fs = std::filesystem;

const std::string root = FARREACH_SOURCE_DIR;

/// A scenario that is right, and what may be changed in it.
struct Base {
  fs::path file;
  TomlDocument document;
  std::string hazard;
  std::vector<Parameter> numbers;
};

/// A key with a value at an end of its range.
struct Setting {
  std::string key, value;
};

std::vector<Base> all_bases() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(root + "/scenarios/library"))
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  for (const char* own : {"/tests/cli/far_field.toml", "/tests/cli/dam_break.toml"})
    files.push_back(root + own);
  std::sort(files.begin(), files.end());
  std::vector<Base> bases;
  for (const fs::path& file : files) {
    Base base{file, read_toml(file), {}, {}};
    const TomlNode* hazard = base.document.root.find("hazard");
    if (!hazard) continue;  // a table of the library
    base.hazard = find_hazard(hazard->text)->name;
    for (const Parameter& p : parameters_of(find_hazard(hazard->text)))
      if (p.kind == ValueKind::number || p.kind == ValueKind::numbers)
        base.numbers.push_back(p);
    bases.push_back(std::move(base));
  }
  return bases;
}

Setting at_end(const Parameter& p, bool high) {
  const std::string value = fmt::format("{:.17g}", high ? p.high : p.low);
  return {p.key,
          p.kind == ValueKind::number ? value : fmt::format("[{0}, {0}]", value)};
}

/// First read only; what is right is run, for a while.
Ended check_and_run(const fs::path& file, const fs::path& out, double patience) {
  Ended ended = check(file);
  if (ended.status != 0 || ended.too_long || ended.signal) return ended;
  ended = run(
      {"run", file.string(), "--out", out.string(), "--force", "--threads", "2",
       "--members", "2"},
      {.seconds = 600, .patience = patience, .grace = 300, .processor_seconds = 300});
  std::error_code ignored;
  fs::remove_all(out, ignored);
  return ended;
}

Trial trial_of(const Sweep& sweep, const Base& base,
               const std::vector<Setting>& settings) {
  TomlNode changed = base.document.root;
  make_paths_whole(changed, base.file.parent_path());
  std::string name = base.file.filename().string();
  for (const Setting& s : settings) {
    set_value(changed, s.key, s.value);
    name += " " + s.key + " = " + s.value;
  }
  const fs::path file = sweep.folder / "scenario.toml", out = sweep.folder / "out";
  return {name,
          [=, patience = sweep.patience, text = toml_text(changed)] {
            testing::write_file(file, text);
            return check_and_run(file, out, patience);
          },
          {0, 1, 2, 3}};
}

/// A scenario that a key may be changed in.
struct User {
  const Base* base;
  const Parameter* parameter;
};

/// By hazard and key: the scenarios that fill its section; where none does, all of that
/// hazard.
std::map<std::string, std::vector<User>> users_of_keys(const std::vector<Base>& bases) {
  std::map<std::string, std::vector<User>> filling, others;
  for (const Base& base : bases)
    for (const Parameter& p : base.numbers) {
      const std::string section = p.key.substr(0, p.key.find_first_of(".["));
      const bool filled = base.document.root.find(section);
      (filled ? filling : others)[base.hazard + " " + p.key].push_back({&base, &p});
    }
  filling.merge(others);  // keeps what is filled
  return filling;
}

}  // namespace

std::vector<Trial> key_trials(Sweep& sweep) {
  std::vector<Trial> trials;
  const auto bases = all_bases();
  const auto add_ends = [&](const Base& base, const Parameter& p) {
    for (const bool high : {false, true})
      trials.push_back(trial_of(sweep, base, {at_end(p, high)}));
  };
  for (const Base& base : bases) trials.push_back(trial_of(sweep, base, {}));
  if (sweep.everywhere) {
    for (const Base& base : bases)
      for (const Parameter& p : base.numbers) add_ends(base, p);
    return trials;
  }
  for (const auto& [key, users] : users_of_keys(bases)) {
    const User& user = users[sweep.random() % users.size()];
    add_ends(*user.base, *user.parameter);
  }
  return trials;
}

std::vector<Trial> pair_trials(Sweep& sweep, std::size_t count) {
  std::vector<Trial> trials;
  const auto bases = all_bases();
  while (trials.size() < count) {
    const Base& base = bases[sweep.random() % bases.size()];
    std::vector<Setting> settings;
    for (int i = 0; i < 2; ++i)
      settings.push_back(at_end(base.numbers[sweep.random() % base.numbers.size()],
                                sweep.random() % 2 == 1));
    trials.push_back(trial_of(sweep, base, settings));
  }
  return trials;
}

}  // namespace farreach::sweep
