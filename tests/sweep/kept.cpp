/// Results, checkpoints and kept members that were damaged.
#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <limits>
#include <memory>

#include "postprocess/assess/findings.hpp"
#include "postprocess/effects/effects.hpp"
#include "postprocess/io/hdf5/hdf5_file.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/io/side_files.hpp"
#include "postprocess/report/report.hpp"
#include "solver/base/seal.hpp"
#include "tests/support/process.hpp"
#include "tests/sweep/trial.hpp"

namespace farreach::sweep {

std::string damaged(std::string bytes, std::mt19937_64& random);

namespace {

namespace fs = std::filesystem;
using hdf5::Handle;
using testing::read_file;
using testing::write_file;

const std::string root = FARREACH_SOURCE_DIR;

/// As `farreach report` does, without writing.
int report(const fs::path& file) {
  try {
    const Outcome outcome = read_result(file);
    const Effects effects = compute_effects(outcome);
    const Findings findings = assess(outcome, effects);
    zones_geojson(outcome, effects);
    summary_json(outcome, effects, findings);
    html_report(outcome, effects, findings, "en");
    return 0;
  } catch (const std::exception& failure) {
    std::cout << "error: " << failure.what() << "\n";
    return 1;
  }
}

herr_t note_numbers(hid_t file, const char* path, const H5L_info_t*, void* found) {
  const Handle object(H5Oopen(file, path, H5P_DEFAULT), H5Oclose, path);
  if (H5Iget_type(object) != H5I_DATASET || H5Dget_storage_size(object) == 0) return 0;
  const Handle type(H5Dget_type(object), H5Tclose, path);
  const H5T_class_t kind = H5Tget_class(type);
  if (kind == H5T_FLOAT || kind == H5T_INTEGER)
    static_cast<std::vector<std::string>*>(found)->push_back(path);
  return 0;
}

std::vector<std::string> number_sets(const std::string& image) {
  const hdf5::Quiet quiet;
  const Handle file = hdf5::open_image(image);
  std::vector<std::string> found;
  H5Lvisit(file, H5_INDEX_NAME, H5_ITER_INC, note_numbers, &found);
  return found;
}

/// The image with one value, or all, of a dataset replaced.
void change_number(const fs::path& file, const std::string& path, double value,
                   std::mt19937_64& random) {
  const hdf5::Quiet quiet;
  const Handle opened(H5Fopen(file.c_str(), H5F_ACC_RDWR, H5P_DEFAULT), H5Fclose,
                      "open");
  const Handle data(H5Dopen2(opened, path.c_str(), H5P_DEFAULT), H5Dclose, path);
  const Handle space(H5Dget_space(data), H5Sclose, path);
  std::vector<double> values(
      static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
  H5Dread(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
  if (values.empty()) return;
  if (random() % 2)
    values.assign(values.size(), value);
  else
    values[random() % values.size()] = value;
  H5Dwrite(data, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
}

/// The trials share the image: the memory of each would else be that of all copies.
Trial changed_result(const Sweep& sweep,
                     const std::shared_ptr<const std::string>& image,
                     const std::string& path, double value, std::uint64_t seed) {
  return {fmt::format("result.h5 {} = {} by seed {}", path, value, seed),
          [=, file = sweep.folder / "result.h5"] {
            std::mt19937_64 random(seed);
            write_file(file, *image);
            change_number(file, path, value, random);
            const std::string bytes = read_file(file);
            write_file(file, bytes + seal_of(bytes));
            return bounded([&] { return report(file); });
          },
          {0, 1}};
}

/// A result of each medium.
std::vector<std::string> results(Sweep& sweep) {
  std::vector<std::string> images;
  for (const char* scenario :
       {"/scenarios/library/karachaganak_gathering_line_hole.toml",
        "/tests/cli/dam_break.toml", "/tests/cli/far_field.toml",
        "/scenarios/library/baia_mare_2000.toml"}) {
    const fs::path out = sweep.folder / "made";
    if (run({"run", root + scenario, "--out", out.string(), "--force", "--members",
             "3"},
            {.seconds = 600, .processor_seconds = 120})
            .status != 0)
      throw std::runtime_error(std::string("cannot run ") + scenario);
    images.push_back(read_file(out / "result.h5"));
  }
  return images;
}

/// Runs until there is something to go on with.
fs::path leave_kept(const fs::path& out, const std::string& scenario,
                    const char* what) {
  for (double seconds = 0.3; seconds < 20; seconds += 0.2) {
    run({"run", root + scenario, "--out", out.string(), "--force", "--threads", "1",
         "--checkpoint-every", "0"},
        {.seconds = seconds, .grace = 300});
    if (!fs::exists(out)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(out))
      if (entry.path().filename() == what || entry.path().extension() == what)
        return entry.path();
  }
  throw std::runtime_error("nothing kept by " + scenario);
}

void add_kept(Sweep& sweep, const std::string& scenario, const char* what,
              std::vector<int> allowed, std::size_t count, std::vector<Trial>& trials) {
  const fs::path whole = sweep.folder / (std::string("kept") + what);
  const fs::path kept = leave_kept(whole, scenario, what);
  const fs::path name = fs::relative(kept, whole);
  for (std::size_t n = 0; n < count; ++n)
    trials.push_back({fmt::format("{} damaged by seed {}", what, n),
                      [=, out = sweep.folder / "resumed"] {
                        fs::remove_all(out);
                        fs::copy(whole, out, fs::copy_options::recursive);
                        std::mt19937_64 random(n);
                        const std::string before = read_file(out / name);
                        std::string after = before;
                        while (after == before) after = damaged(before, random);
                        write_file(out / name, after);
                        return run(
                            {"run", root + scenario, "--out", out.string(), "--resume",
                             "--threads", "1"},
                            {.seconds = 300, .grace = 300, .processor_seconds = 120});
                      },
                      allowed});
}

}  // namespace

std::vector<Trial> result_trials(Sweep& sweep, std::size_t count) {
  constexpr double infinite = std::numeric_limits<double>::infinity();
  std::vector<Trial> trials;
  for (const std::string& sealed : results(sweep)) {
    const auto image = std::make_shared<const std::string>(without_seal(sealed));
    const auto sets = number_sets(*image);
    for (std::size_t n = 0; n < count; ++n)
      for (const double value : {std::nan(""), infinite, -1e300, 1e300, -1.0, 0.0})
        trials.push_back(changed_result(
            sweep, image, sets[sweep.random() % sets.size()], value, sweep.random()));
  }
  return trials;
}

std::vector<Trial> resume_trials(Sweep& sweep, std::size_t count) {
  std::vector<Trial> trials;
  add_kept(sweep, "/tests/cli/dam_break.toml", "checkpoint", {1, 2}, count, trials);
  add_kept(sweep, "/tests/cli/far_field.toml", ".member", {0}, count, trials);
  return trials;
}

}  // namespace farreach::sweep
