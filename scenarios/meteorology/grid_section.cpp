/// [meteorology] kind = "grid": opens the files and makes fields of them.
#include <fstream>

#include "scenarios/meteorology/grid_weather.hpp"
#include "scenarios/meteorology/meteorology_work.hpp"
#include "scenarios/meteorology/station_text.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

std::string first_bytes(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes(64, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.gcount() == 0) refuse_file(file.string(), "cannot read it, or it is empty");
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::unique_ptr<GridFile> open_grid(const fs::path& file, const std::string& stated,
                                    const GridWindow& window) {
  const std::string format = stated.empty() ? seen_format(first_bytes(file)) : stated;
  if (format == "netcdf") return open_netcdf(file, window);
  if (format == "grib") return open_grib(file, window);
  refuse_file(file.string(), "this is neither NetCDF nor GRIB",
              "weather of a station is kind = \"station\"");
}

}  // namespace

WeatherFields gridded_weather(MeteorologyWork& work) {
  const auto from = work.moment("from"), until = work.moment("until");
  const auto paths = work.files();
  if (work.checked.has_errors()) return {};
  const GridWindow window{.site = work.site.place};
  std::vector<std::unique_ptr<GridFile>> files;
  for (const fs::path& path : paths)
    files.push_back(open_grid(path, work.text("format"), window));
  return fields_of_grid(std::move(files),
                        {.from = from,
                         .until = until,
                         .accumulation = work.number("accumulation").value_or(3600),
                         .longest_gap = work.number("longest_gap").value_or(3 * 3600),
                         .ground = work.ground()});
}

}  // namespace farreach
