/// [meteorology] kind = "grid": opens the files and makes fields of them.
#include <fstream>

#include "scenarios/meteorology/grid/archive_file.hpp"
#include "scenarios/meteorology/grid/grid_weather.hpp"
#include "scenarios/meteorology/meteorology_work.hpp"
#include "scenarios/meteorology/station/station_text.hpp"

namespace farreach {
namespace {

namespace fs = std::filesystem;

std::string first_bytes(const GridPath& file) {
  std::ifstream in(file.at, std::ios::binary);
  std::string bytes(64, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.gcount() == 0) refuse_file(file.shown, "cannot read it, or it is empty");
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

std::unique_ptr<GridFile> open_grid(const GridPath& file, const std::string& stated,
                                    const GridWindow& window) {
  const std::string format = stated.empty() ? seen_format(first_bytes(file)) : stated;
  if (format == "netcdf") return open_netcdf(file, window);
  if (format == "grib") return open_grib(file, window);
  refuse_file(file.shown, "this is neither NetCDF nor GRIB",
              "weather of a station is kind = \"station\"");
}

/// The members of an archive for itself.
void open_all(const fs::path& file, const std::string& stated, const GridWindow& window,
              std::vector<std::unique_ptr<GridFile>>& opened) {
  if (!is_zip(first_bytes(file))) {
    opened.push_back(open_grid(file, stated, window));
    return;
  }
  for (const UnpackedFile& member : unpack(file))
    opened.push_back(open_grid({member.path(), member.shown()}, stated, window));
}

FluxSign told_sign(const MeteorologyWork& work) {
  const std::string told = work.text("heat_flux_positive");
  return told == "up"     ? FluxSign::up
         : told == "down" ? FluxSign::down
                          : FluxSign::untold;
}

SumOptions sums_of(const MeteorologyWork& work) {
  const std::string told = work.text("sums");
  return {.accumulation = work.number("accumulation").value_or(3600),
          .rule = told == "each"      ? SumRule::each
                  : told == "running" ? SumRule::running
                                      : SumRule::seen};
}

}  // namespace

WeatherFields gridded_weather(MeteorologyWork& work) {
  const auto from = work.moment("from"), until = work.moment("until");
  const auto paths = work.files();
  if (work.checked.has_errors()) return {};
  const GridWindow window{.site = work.site.place, .heat_flux = told_sign(work)};
  std::vector<std::unique_ptr<GridFile>> files;
  for (const fs::path& path : paths) open_all(path, work.text("format"), window, files);
  return fields_of_grid(std::move(files),
                        {.from = from,
                         .until = until,
                         .sums = sums_of(work),
                         .sign_told = window.heat_flux != FluxSign::untold,
                         .longest_gap = work.number("longest_gap").value_or(3 * 3600),
                         .ground = work.ground()});
}

}  // namespace farreach
