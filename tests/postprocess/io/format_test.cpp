// FORMAT.md says what is in the file, and other programs open it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "postprocess/io/hdf5/hdf5_file.hpp"
#include "postprocess/io/result_file.hpp"
#include "postprocess/media/plume/effects/plume_effects.hpp"
#include "solver/base/atomic_file.hpp"
#include "solver/base/seal.hpp"
#include "tests/postprocess/io/example_products.hpp"
#include "tests/postprocess/io/rich_outcome.hpp"
#include "tests/support/example_far_field.hpp"
#include "tests/support/temporary_folder.hpp"

namespace farreach {
namespace {

using ::testing::HasSubstr;

/// Section of FORMAT.md on one group, without its heading.
std::string section_on(const std::string& document, const std::string& path) {
  const std::string heading = "### `" + path + "`\n";
  const auto begin = document.find(heading);
  if (begin == std::string::npos) return {};
  const auto from = begin + heading.size();
  return document.substr(from, document.find("\n### ", from) - from);
}

const char* type_word(hid_t dataset) {
  const hdf5::Handle type(H5Dget_type(dataset), H5Tclose, "type");
  if (H5Tget_class(type) == H5T_STRING) return "text";
  if (H5Tget_class(type) == H5T_INTEGER) return "i32";
  return H5Tget_size(type) == 8 ? "f64" : "f32";
}

/// What FORMAT.md has to say about each object, and what it does not.
class Documentation {
 public:
  explicit Documentation(std::string document) : document_(std::move(document)) {}
  std::vector<std::string> gaps;
  std::set<std::string> met;  ///< groups, and variables by their path
  int objects = 0;

  void look_at(hid_t file, const std::string& path) {
    const hdf5::Handle object(H5Oopen(file, path.c_str(), H5P_DEFAULT), H5Oclose, path);
    ++objects;
    look_at(object, std::regex_replace(path, std::regex("/level_[0-9]+"), "/level_0"));
  }

 private:
  void look_at(const hdf5::Handle& object, const std::string& path) {
    if (H5Iget_type(object) == H5I_GROUP) {
      if (section_on(document_, path).empty()) gaps.push_back("no section on " + path);
      met.insert(path);
      return;
    }
    const auto slash = path.rfind('/');
    const std::string group = slash == 0 ? "/" : path.substr(0, slash);
    const std::string name = path.substr(slash + 1);
    const std::string section = section_on(document_, group);
    if (hdf5::text_attribute(object, "NAME")
            .starts_with("This is a netCDF dimension")) {
      const auto begin = section.find("Dimensions: ");
      const auto dimensions = begin == std::string::npos ? "" : section.substr(begin);
      if (dimensions.find("`" + name + "`") == std::string::npos)
        gaps.push_back("no dimension " + path);
      return;
    }
    met.insert(path);
    std::istringstream lines(section);
    std::string line;
    const std::string begin = "| `" + name + "` | " + type_word(object) + " | ";
    const std::string unit = " | " + hdf5::text_attribute(object, "units") + " | ";
    const std::string meaning = hdf5::text_attribute(object, "long_name");
    while (std::getline(lines, line))
      if (line.starts_with(begin) && line.find(unit) != std::string::npos &&
          line.find(meaning) != std::string::npos && !meaning.empty())
        return;
    gaps.push_back("no row " + path + " " + begin + unit + meaning);
  }

  std::string document_;
};

/// What FORMAT.md says, held against a file of this outcome.
Documentation documentation_of(const Outcome& outcome, const Effects& effects,
                               const std::string& document) {
  const testing::TemporaryFolder folder;
  write_result(folder / "result.h5", outcome, effects, testing::example_findings());
  const auto bytes = read_whole_file(folder / "result.h5");

  Documentation documentation(document);
  const hdf5::Handle file = hdf5::open_image(without_seal(bytes));
  struct Walk {
    Documentation* documentation;
    hid_t file;
  } walk{&documentation, file};
  H5Ovisit2(
      file, H5_INDEX_NAME, H5_ITER_INC,
      [](hid_t, const char* name, const H5O_info_t*, void* data) {
        const auto* w = static_cast<Walk*>(data);
        const std::string path =
            std::string(name) == "." ? "/" : "/" + std::string(name);
        w->documentation->look_at(w->file, path);
        return herr_t{0};
      },
      &walk, H5O_INFO_BASIC);
  return documentation;
}

std::string format_document() {
  return read_whole_file(std::string(FARREACH_SOURCE_DIR) +
                         "/postprocess/io/FORMAT.md");
}

TEST(Format, EveryGroupAndVariableOfAFarFieldIsDocumented) {
  Outcome outcome = testing::example_far_outcome(true, 3);
  outcome.scenario.start_utc.clear();
  Effects effects = compute_effects(outcome);
  effects.part<PlumeEffects>().maps.clear();
  EXPECT_THAT(documentation_of(outcome, effects, format_document()).gaps,
              ::testing::IsEmpty());
}

TEST(Format, EveryGroupAndVariableIsDocumented) {
  Outcome outcome = testing::example_outcome();
  outcome.scenario.start_utc.clear();  // the unit of time is then "s"
  Effects effects = testing::example_effects();
  effects.part<PlumeEffects>().maps.resize(1);
  const std::string document = format_document();
  const Documentation documentation = documentation_of(outcome, effects, document);
  EXPECT_GT(documentation.objects, 200);
  EXPECT_THAT(documentation.gaps, ::testing::IsEmpty());
  const auto version =
      std::to_string(result_format_major) + "." + std::to_string(result_format_minor);
  EXPECT_THAT(document, HasSubstr("# The result file, format " + version + "\n"));
  EXPECT_THAT(document, HasSubstr("one line of " + std::to_string(seal_of("").size()) +
                                  " bytes"));
}

/// Groups of FORMAT.md and their variables, by path.
std::set<std::string> documented(const std::string& document) {
  std::set<std::string> paths;
  std::istringstream lines(document.substr(document.find("\n### `/`\n")));
  std::string group;
  const std::regex heading("^### `(.*)`$"), row("^\\| `(.*?)` \\|.*");
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_match(line, match, heading)) {
      group = match[1];
      paths.insert(group);
    } else if (std::regex_match(line, match, row)) {
      paths.insert((group == "/" ? "" : group) + "/" + match[1].str());
    }
  }
  return paths;
}

/// With all media, each of which lays out its own part: nothing is in a file that is
/// not documented, and nothing is documented that no file ever holds.
TEST(Format, DocumentsWhatMediaWriteAndNothingElse) {
  const std::string document = format_document();
  std::set<std::string> met;
  const auto look_at = [&](Outcome outcome, Effects effects) {
    outcome.scenario.start_utc.clear();
    if (effects.part<PlumeEffects>().maps.size() > 1)
      effects.part<PlumeEffects>().maps.resize(1);
    const Documentation documentation = documentation_of(outcome, effects, document);
    EXPECT_THAT(documentation.gaps, ::testing::IsEmpty());
    met.insert(documentation.met.begin(), documentation.met.end());
  };
  Outcome rich = testing::rich_outcome();
  rich.part<FlowField>().frame.projection =
      "EPSG:32643";  // a known one is told as variable crs
  look_at(rich, {});
  look_at(testing::example_outcome(), testing::example_effects());
  const Outcome far = testing::example_far_outcome(true, 3);
  look_at(far, compute_effects(far));
  std::vector<std::string> never;
  for (const std::string& path : documented(document))
    if (!met.contains(path)) never.push_back(path);
  EXPECT_GT(met.size(), 400U);
  EXPECT_THAT(never, ::testing::IsEmpty());
}

// ---- other programs ---------------------------------------------------------------

struct Finished {
  int status;
  std::string output;
};

Finished run(const std::string& command, const std::filesystem::path& folder) {
  const auto log = folder / "log.txt";
  const int status = std::system((command + " > '" + log.string() + "' 2>&1").c_str());
  return {status, read_whole_file(log)};
}

std::filesystem::path write_example(const testing::TemporaryFolder& folder) {
  const auto file = folder / "result.h5";
  write_result(file, testing::example_outcome(), testing::example_effects(),
               testing::example_findings());
  return file;
}

TEST(OtherPrograms, NcdumpShowsDimensionsAndUnits) {
  const testing::TemporaryFolder folder;
  if (run("command -v ncdump", folder.path()).status != 0)
    GTEST_SKIP() << "ncdump is not installed (package netcdf-bin)";
  const auto file = write_example(folder);
  const Finished shown = run("ncdump '" + file.string() + "'", folder.path());
  EXPECT_EQ(shown.status, 0) << shown.output;
  for (const char* part :
       {"float concentration(time, lat, lon)", "member = 2 ;", "slice = 60 ;",
        "double mole_fraction(member, segment, slice)", ":Conventions = \"CF-1.8\"",
        "peak:grid_mapping = \"crs\"", "lon:units = \"degrees_east\"", "Ақсай",
        "time:units = \"seconds since 2026-11-20 03:00:00\""})
    EXPECT_THAT(shown.output, HasSubstr(part));
  write_result(file, testing::rich_outcome(), {}, {});
  EXPECT_EQ(run("ncdump '" + file.string() + "'", folder.path()).status, 0);
  write_result(file, Outcome{}, {}, {});
  EXPECT_EQ(run("ncdump '" + file.string() + "'", folder.path()).status, 0);
}

constexpr const char* python_check = R"(
import sys, math, h5py, netCDF4, xarray
file = sys.argv[1]
groups = []
with h5py.File(file, 'r') as h:
    h.visititems(lambda name, o: groups.append(name) if isinstance(o, h5py.Group) else None)
    assert h['site/name'][()].decode() == 'Karachaganak field centre'
    assert [g.decode() for g in h['geography/receptors/name_kk'][()]][0] == 'Ақсай'
assert len(groups) > 30
for group in groups:
    with xarray.open_dataset(file, group=group) as data:
        data.load()
with xarray.open_dataset(file) as root:
    assert root.concentration.dims == ('time', 'lat', 'lon')
    assert str(root.time.values[0]).startswith('2026-11-20T03:10:00')
    assert math.isclose(float(root.peak.sel(lat=51.3, lon=53.2)), 4e-5, rel_tol=1e-6)
    assert math.isnan(float(root.arrival[0, 0]))
with xarray.open_dataset(file, group='plumes/slices') as plumes:
    assert plumes.mole_fraction.dims == ('member', 'segment', 'slice')
    assert plumes.mole_fraction.attrs['units'] == 'mol mol-1'
    assert float(plumes.x[1, 0, 15]) == 100.0
with xarray.open_dataset(file, group='weather') as weather:
    assert list(weather.name.values) == ['D5', 'F2']
    assert math.isnan(float(weather.wind_from[0]))
with xarray.open_dataset(file, group='findings/verdicts') as verdicts:
    words = verdicts.verdict.attrs['flag_meanings'].split()
    assert words[int(verdicts.verdict[1])] == 'undecided'
with netCDF4.Dataset(file) as n:
    assert list(n.dimensions) == ['time', 'lat', 'lon']
    assert n.groups['scenario'].variables['text'][...].startswith('title')
)";

TEST(OtherPrograms, PythonReadsValuesAndDimensions) {
  const testing::TemporaryFolder folder;
  if (run("/usr/bin/python3 -c 'import xarray, h5py, netCDF4'", folder.path()).status !=
      0)
    GTEST_SKIP() << "python3-xarray, python3-h5py or python3-netcdf4 is not installed";
  const auto file = write_example(folder);
  std::ofstream(folder / "check.py") << python_check;
  const Finished checked = run("/usr/bin/python3 '" + (folder / "check.py").string() +
                                   "' '" + file.string() + "'",
                               folder.path());
  EXPECT_EQ(checked.status, 0) << checked.output;
}

constexpr const char* python_far_check = R"(
import sys, xarray
file = sys.argv[1]
with xarray.open_dataset(file, group='effects/far_map') as data:
    assert data.probability.dims == ('level', 'lat', 'lon')
    assert data.probability.attrs['grid_mapping'] == 'crs'
    assert 0 < float(data.probability.max()) <= 1
    assert list(data.level_name.values)[2] == 'ambient limit (20 min)'
    assert (data.probability <= data.probability_high).sum() > 1000
with xarray.open_dataset(file, group='far_field/level_2') as data:
    assert data.multiple.dims == ('member', 'ring', 'sector')
    assert data.multiple.dtype == 'float32'
    assert float(data.sector[1]) == 5.0
    assert 5000 < float(data.ring[0]) < 6000
with xarray.open_dataset(file, group='far_field/volume') as data:
    c = data.concentration
    assert c.dims == ('time', 'height', 'ring', 'sector') and c.shape == (16, 3, 30, 72)
    assert c.dtype == 'float32' and c.attrs['units'] == 'kg m-3'
    assert c.attrs['substance'] == 'H2S'
    assert c.coords['lat'].dims == ('ring', 'sector')
    assert float(data.lat[0, 0]) > 46.19 and abs(float(data.lon[0, 0]) - 53.3833) < 1e-9
    assert list(data.height.values) == [50, 300, 1250]
    assert data.height.attrs['positive'] == 'up'
    assert float(c.max()) > 0
)";

TEST(OtherPrograms, PythonReadsMapsAndMembersOfAFarField) {
  const testing::TemporaryFolder folder;
  if (run("/usr/bin/python3 -c 'import xarray, netCDF4'", folder.path()).status != 0)
    GTEST_SKIP() << "python3-xarray or python3-netcdf4 is not installed";
  const auto file = folder / "result.h5";
  const Outcome outcome = testing::example_far_outcome();
  write_result(file, outcome, compute_effects(outcome), {});
  std::ofstream(folder / "check.py") << python_far_check;
  const Finished checked = run("/usr/bin/python3 '" + (folder / "check.py").string() +
                                   "' '" + file.string() + "'",
                               folder.path());
  EXPECT_EQ(checked.status, 0) << checked.output;
  EXPECT_EQ(run("ncdump -h '" + file.string() + "'", folder.path()).status, 0);
}

}  // namespace
}  // namespace farreach
