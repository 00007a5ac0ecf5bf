/// Files of every format that is read, whole and then damaged.
#include <fmt/format.h>

#include <cmath>

#include "tests/support/process.hpp"
#include "tests/sweep/trial.hpp"

namespace farreach::sweep {
namespace {

namespace fs = std::filesystem;
using testing::read_file;
using testing::shell;
using testing::write_file;

const std::string root = FARREACH_SOURCE_DIR;

/// One format: a scenario, and the file beside it that is damaged.
struct Sample {
  std::string format, scenario, file, bytes;
};

/// A far field over weather of a file.
std::string over_weather(const std::string& section) {
  return "title = \"t\"\nmode = \"exercise\"\nhazard = \"sour_gas\"\nhorizon = \"2 "
         "h\"\n"
         "[site]\nid = \"tengiz\"\nactivity = \"well\"\n[release]\nkind = \"rate\"\n"
         "mass_rate = 20\ntemperature = 288\narea = 1\nduration = 1800\n"
         "[release.composition]\nH2S = 0.2\nC1 = 0.8\n[weather]\n"
         "conditions = [\"D5\"]\n[far_field]\nparticles = 500\n[meteorology]\n" +
         section;
}

std::string over_terrain(const std::string& section) {
  std::string text = read_file(root + "/scenarios/library/dam_break_own_terrain.toml");
  const auto begin = text.find("[terrain]");
  return text.substr(0, begin) + "[terrain]\n" + section;
}

Sample csv() {
  std::string bytes =
      "time,wind_speed [m/s],wind_from [deg],temperature [degC],cloud_cover [okta]\n";
  for (int n = 0; n < 12; ++n)
    bytes +=
        fmt::format("2026-06-01T{:02}:00Z,{},{},{},4\n", n, 3 + n % 4, 200 + n, 15 + n);
  return {"CSV", over_weather("kind = \"station\"\nfile = \"a.csv\"\n"), "a.csv",
          bytes};
}

Sample metar() {
  std::string bytes;
  for (int n = 0; n < 12; ++n)
    bytes += fmt::format("UATG 01{:02}00Z {:03}08MPS 9999 BKN030 {:02}/05 Q1015\n", n,
                         200 + 10 * n % 100, 15 + n % 5);
  return {"METAR",
          over_weather("kind = \"station\"\nfile = \"a.metar\"\nformat = \"metar\"\n"
                       "month = \"2026-06\"\nlatitude = 47.1\nlongitude = 51.9\n"),
          "a.metar", bytes};
}

Sample isd_lite() {
  std::string bytes;
  for (int n = 0; n < 12; ++n)
    bytes += fmt::format(
        "2026 06 01 {:02}   {:4} {:5} 10150   200    40     4 -9999 "
        "-9999\n",
        n, 150 + n, 50);
  return {"ISD-Lite",
          over_weather("kind = \"station\"\nfile = \"a.isd\"\nformat = \"isd_lite\"\n"
                       "latitude = 47.1\nlongitude = 51.9\nelevation = -22\n"),
          "a.isd", bytes};
}

Sample epw() {
  std::string bytes =
      "LOCATION,Atyrau,-,KAZ,IWEC,357000,47.1,51.9,5.0,-22.0\nDESIGN CONDITIONS,0\n"
      "TYPICAL/EXTREME PERIODS,0\nGROUND TEMPERATURES,0\nHOLIDAYS/DAYLIGHT "
      "SAVINGS,No,0,"
      "0,0\nCOMMENTS 1\nCOMMENTS 2\nDATA PERIODS,1,1,Data,Sunday,6/1,6/1\n";
  for (int hour = 1; hour <= 24; ++hour)
    bytes += fmt::format(
        "2026,6,1,{},0,?9?9,{}.0,5.0,50,101300,0,0,300,0,0,0,0,0,0,0,{},4.0,5,5,10.0,"
        "1500,9,999999999,10,0.1,0,88,0.2,0.0,1.0\n",
        hour, 15 + hour % 6, 200 + hour);
  return {"EPW", over_weather("kind = \"station\"\nfile = \"a.epw\"\n"), "a.epw",
          bytes};
}

/// Those whose writers are installed here.
std::vector<Sample> grids(const fs::path& folder) {
  std::vector<Sample> made;
  const fs::path file = folder / "grid.nc";
  if (shell("/usr/bin/python3 " + root + "/tests/scenarios/meteorology/write_grid.py " +
            file.string())
          .status == 0)
    made.push_back({"NetCDF-4", over_weather("kind = \"grid\"\nfile = \"a.nc\"\n"),
                    "a.nc", read_file(file)});
  if (fs::exists(file) &&
      shell("nccopy -k classic " + file.string() + " " + file.string() + "3").status ==
          0)
    made.push_back({"NetCDF", over_weather("kind = \"grid\"\nfile = \"a.nc\"\n"),
                    "a.nc", read_file(file.string() + "3")});
  std::string samples = shell("codes_info -s").output;
  const fs::path grib = fs::path(samples) / "regular_ll_pl_grib2.tmpl";
  if (fs::exists(grib))
    made.push_back({"GRIB", over_weather("kind = \"grid\"\nfile = \"a.grib\"\n"),
                    "a.grib", read_file(grib)});
  return made;
}

std::vector<Sample> all_samples(const fs::path& folder) {
  const std::string scenario = read_file(root + "/tests/cli/far_field.toml");
  std::vector<Sample> samples = {
      {"TOML", "", "scenario.toml", scenario},
      csv(),
      metar(),
      isd_lite(),
      epw(),
      {"GeoTIFF", over_terrain("kind = \"raster\"\nfile = \"a.tif\"\n"), "a.tif",
       read_file(root + "/scenarios/library/terrain/example_valley.tif")},
      {"ASCII grid",
       over_terrain(
           "kind = \"raster\"\nfile = \"a.asc\"\nprojection = \"EPSG:32642\"\n"),
       "a.asc", read_file(root + "/tests/scenarios/rasters/step.asc")}};
  for (Sample& grid : grids(folder)) samples.push_back(std::move(grid));
  return samples;
}

}  // namespace

std::string damaged(std::string bytes, std::mt19937_64& random) {
  if (bytes.empty()) return bytes;
  const std::size_t at = random() % bytes.size();
  switch (random() % 7) {
    case 0:  // some bits
      for (std::size_t i = 0; i <= random() % 4; ++i)
        bytes[random() % bytes.size()] ^= static_cast<char>(1 << random() % 8);
      return bytes;
    case 1:
      return bytes.substr(0, at);
    case 2:  // a piece twice
      return bytes.insert(at, bytes.substr(at, random() % 4096));
    case 3:  // a piece lost
      return bytes.erase(at, random() % 4096);
    case 4:  // the largest sizes, of 4 and 8 bytes
      for (std::size_t i = at; i < std::min(at + 4 * (1 + random() % 2), bytes.size());
           ++i)
        bytes[i] = static_cast<char>(i == at ? 0x7f : 0xff);
      return bytes;
    case 5: {  // a number that is another one
      const auto digit = bytes.find_first_of("0123456789", at);
      if (digit == bytes.npos) return bytes;
      const char* const numbers[] = {"99999999999999999999", "-1", "1e308", "nan", "0"};
      return bytes.replace(digit, 1, numbers[random() % 5]);
    }
    default:
      for (std::size_t i = at; i < std::min(at + random() % 512, bytes.size()); ++i)
        bytes[i] = 0;
      return bytes;
  }
}

std::vector<Trial> damage_trials(Sweep& sweep, std::size_t count) {
  std::vector<Trial> trials;
  for (const Sample& sample : all_samples(sweep.folder))
    for (std::size_t n = 0; n < count; ++n) {
      const auto seed = n == 0 ? 0 : sweep.random();  // the first is whole
      trials.push_back({fmt::format("{} damaged by seed {}", sample.format, seed),
                        [=, folder = sweep.folder] {
                          std::mt19937_64 random(seed);
                          write_file(folder / "scenario.toml", sample.scenario);
                          write_file(
                              folder / sample.file,
                              seed ? damaged(sample.bytes, random) : sample.bytes);
                          return check(folder / "scenario.toml");
                        },
                        {0, 2}});
    }
  return trials;
}

}  // namespace farreach::sweep
