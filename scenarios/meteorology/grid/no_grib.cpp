/// Stands in for grib_file.cpp where ecCodes was not found when this was built.
#include "scenarios/meteorology/grid/grid_source.hpp"

namespace farreach {

std::unique_ptr<GridFile> open_grib(const GridPath& file, const GridWindow&) {
  refuse_file(file.shown, "this is GRIB, but Farreach was built without ecCodes",
              "install ecCodes (libeccodes-dev) and build again, or give NetCDF");
}

}  // namespace farreach
