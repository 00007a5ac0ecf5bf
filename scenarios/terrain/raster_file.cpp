#include "scenarios/terrain/raster_file.hpp"

#include <fmt/format.h>
#include <gdal_utils.h>
#include <gdalwarper.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>

#include "scenarios/terrain/gdal_handles.hpp"
#include "scenarios/terrain/terrain_fault.hpp"
#include "solver/geo/geodesic.hpp"

namespace farreach {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double most_cells_each_way = 1e6;
constexpr double most_cells_read = 4e9;       // of a file, before its heights are used
constexpr GIntBig cells_at_once = 1'000'000;  // of a file that is looked through

/// Formats whose files hold their own cells. Those that name other files or addresses
/// (VRT, WMS, ...) are not among them: a terrain from elsewhere must not make this
/// machine read what it names.
constexpr const char* formats[] = {"GTiff", "AAIGrid", "GRASSASCIIGrid", "netCDF",
                                   "EHdr",  "ENVI",    "SRTMHGT",        "DTED",
                                   "XYZ",   "USGSDEM", "GSAG",           "GSBG",
                                   "GS7BG", "RST",     "SAGA",           nullptr};

std::string utm_zone(GeoPoint place) {
  const int zone =
      std::clamp(static_cast<int>(std::floor((place.lon + 180) / 6)) + 1, 1, 60);
  return fmt::format("EPSG:{}{:02d}", place.lat >= 0 ? 326 : 327, zone);
}

}  // namespace

struct RasterFile::Impl {
  RasterRequest request;
  Dataset file;  ///< which `band` reads from, and so is closed after it
  Dataset band;  ///< one band, scaled, with its projection and no-data value
  std::array<double, 6> step{};
  int nx = 0, ny = 0;
  bool local = false;
  std::string definition;  ///< of its projection; empty: local

  [[noreturn]] void fault(const std::string& message, const std::string& remedy) const {
    throw TerrainFault(request.key, request.file.filename().string() + " " + message,
                       remedy);
  }
  bool upright() const { return step[2] == 0 && step[4] == 0; }
  double width() const { return std::hypot(step[1], step[4]); }
  double height() const { return std::hypot(step[2], step[5]); }
  std::array<double, 2> middle() const {
    return {step[0] + 0.5 * (nx * step[1] + ny * step[2]),
            step[3] + 0.5 * (nx * step[4] + ny * step[5])};
  }
  std::array<double, 4> extent() const {
    const double x1 = step[0] + nx * step[1], y1 = step[3] + ny * step[5];
    return {std::min(step[0], x1), std::min(step[3], y1), std::max(step[0], x1),
            std::max(step[3], y1)};
  }
};

namespace {

using FileImpl = RasterFile::Impl;

Dataset open(const FileImpl& impl) {
  namespace fs = std::filesystem;
  const fs::path& file = impl.request.file;
  std::error_code failure;
  if (!fs::exists(file, failure))
    throw TerrainFault(impl.request.key, "there is no file " + file.string(),
                       "paths are relative to the folder of the scenario file");
  if (fs::is_regular_file(file, failure) && fs::file_size(file, failure) == 0)
    impl.fault("is empty", "fetch or make it again");
  const QuietGdal quiet;
  Dataset opened(GDALOpenEx(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY, formats,
                            nullptr, nullptr));
  if (!opened)
    impl.fault("is not a raster that can be read" + QuietGdal::message(),
               "GeoTIFF, ASCII grid, NetCDF, SRTM and DTED are read; a file that only "
               "names others, as VRT and WMS do, is not: make it a GeoTIFF");
  return opened;
}

void check_band(const FileImpl& impl, GDALDatasetH dataset) {
  const int bands = GDALGetRasterCount(dataset);
  if (bands == 0)
    impl.fault("holds several rasters and none by itself",
               "take the one with the heights out of it into a GeoTIFF");
  if (impl.request.band > bands)
    impl.fault(fmt::format("has {} band{}, not {}", bands, bands == 1 ? "" : "s",
                           impl.request.band),
               "terrain.band counts from 1");
  const GDALRasterBandH band = GDALGetRasterBand(dataset, impl.request.band);
  if (GDALDataTypeIsComplex(GDALGetRasterDataType(band)))
    impl.fault("holds complex numbers", "heights are plain numbers");
  const std::string unit = GDALGetRasterUnitType(band);
  if (!unit.empty() && unit != "m" && unit != "metre" && unit != "meter" &&
      unit != "metres" && unit != "meters" && unit != "1")
    impl.fault("states its values in " + unit, "convert them to metres");
}

/// The projection of the file, or what the user says it is.
void settle_projection(FileImpl& impl, GDALDatasetH dataset) {
  const OGRSpatialReferenceH own = GDALGetSpatialRef(dataset);
  const bool states = own && !OSRIsLocal(own);
  const std::string stated = !states && impl.request.projection.empty()
                                 ? impl.request.otherwise
                                 : impl.request.projection;
  if (!states && stated.empty())
    impl.fault(
        "states no projection",
        "write terrain.projection = \"EPSG:nnnn\", or \"local\" for metres of its "
        "own with terrain.anchor_x and anchor_y");
  if (stated == "local") {
    if (states)
      impl.fault("is in " + name_of(own) + ", not local",
                 "leave out terrain.projection");
    impl.local = true;
    return;
  }
  if (!stated.empty()) {
    const Reference said = reference(stated);
    if (!said)
      throw TerrainFault("terrain.projection",
                         "\"" + stated + "\" is not a projection that is known",
                         "write its code, \"EPSG:32642\", or \"local\"");
    if (states && !OSRIsSame(own, raw(said)) && name_of(own) != stated)
      impl.fault("is in " + name_of(own) + ", not in " + stated,
                 "leave out terrain.projection");
    impl.definition = stated;
    return;
  }
  impl.definition = definition_of(own);
}

/// The value that stands for no data, as the file can hold it: one of single precision
/// is told with fewer digits than it has.
double as_stored(const FileImpl& impl, GDALDatasetH dataset, double stated) {
  const GDALRasterBandH band = GDALGetRasterBand(dataset, impl.request.band);
  const bool plain =
      GDALGetRasterScale(band, nullptr) == 1 && GDALGetRasterOffset(band, nullptr) == 0;
  if (!plain || GDALGetRasterDataType(band) != GDT_Float32) return stated;
  if (std::abs(stated) > 3.402e38) return std::copysign(double{FLT_MAX}, stated);
  return static_cast<double>(static_cast<float>(stated));
}

/// One band with scale and offset applied, as a dataset that copies nothing yet.
Dataset one_band(const FileImpl& impl, GDALDatasetH dataset) {
  std::vector<std::string> words{
      "-of",      "VRT", "-b",     std::to_string(impl.request.band),
      "-unscale", "-ot", "Float64"};
  if (!impl.local) words.insert(words.end(), {"-a_srs", impl.definition});
  if (impl.request.no_data_value)
    words.insert(
        words.end(),
        {"-a_nodata", fmt::format("{:.17g}", as_stored(impl, dataset,
                                                       *impl.request.no_data_value))});
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const QuietGdal quiet;
  GDALTranslateOptions* options = GDALTranslateOptionsNew(arguments.data(), nullptr);
  Dataset made(GDALTranslate("", dataset, options, nullptr));
  GDALTranslateOptionsFree(options);
  if (!made) impl.fault("cannot be read" + QuietGdal::message(), "");
  return made;
}

/// A raster that covers `box` with the given number of cells, in another plane or this.
Dataset warped(const FileImpl& impl, const std::string& definition, const Raster& r,
               const char* how) {
  const auto text = [](double v) { return fmt::format("{:.17g}", v); };
  std::vector<std::string> words{"-of",
                                 "MEM",
                                 "-ot",
                                 "Float64",
                                 "-r",
                                 how,
                                 "-ovr",
                                 "NONE",
                                 "-dstnodata",
                                 "nan",
                                 "-te",
                                 text(r.x0),
                                 text(r.y0),
                                 text(r.x0 + r.nx * r.dx),
                                 text(r.y0 + r.ny * r.dy),
                                 "-ts",
                                 std::to_string(r.nx),
                                 std::to_string(r.ny)};
  if (!impl.local) words.insert(words.end(), {"-t_srs", definition});
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const QuietGdal quiet;
  GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.data(), nullptr);
  GDALDatasetH source = impl.band.get();
  Dataset made(GDALWarp("", nullptr, 1, &source, options, nullptr));
  GDALWarpAppOptionsFree(options);
  if (!made) impl.fault("cannot be put onto the cells" + QuietGdal::message(), "");
  return made;
}

/// Rows of a dataset from north to south turned into rows from south to north.
std::vector<double> rows_from_south(const FileImpl& impl, GDALDatasetH dataset, int nx,
                                    int ny) {
  std::vector<double> values(static_cast<std::size_t>(nx) * ny);
  const GDALRasterBandH band = GDALGetRasterBand(dataset, 1);
  const QuietGdal quiet;
  for (int row = 0; row < ny; ++row) {
    double* const to = values.data() + static_cast<std::size_t>(ny - 1 - row) * nx;
    if (GDALRasterIO(band, GF_Read, 0, row, nx, 1, to, nx, 1, GDT_Float64, 0, 0) !=
        CE_None)
      impl.fault("cannot be read to its end" + QuietGdal::message(),
                 "the file is damaged or cut short; fetch it again");
  }
  int stated = 0;
  const double none = GDALGetRasterNoDataValue(band, &stated);
  for (double& v : values)
    if (!std::isfinite(v) || (stated && v == none)) v = nan;
  return values;
}

/// Extent and cell size of the file in another plane.
std::array<double, 5> suggested(const FileImpl& impl, const std::string& definition) {
  const QuietGdal quiet;
  const Reference target = reference(definition);
  char* wkt = nullptr;
  OSRExportToWkt(raw(target), &wkt);
  void* transformer =
      GDALCreateGenImgProjTransformer(impl.band.get(), nullptr, nullptr, wkt, 0, 0, 1);
  CPLFree(wkt);
  std::array<double, 6> step{};
  int nx = 0, ny = 0;
  const bool done = transformer && GDALSuggestedWarpOutput(
                                       impl.band.get(), GDALGenImgProjTransform,
                                       transformer, step.data(), &nx, &ny) == CE_None;
  if (transformer) GDALDestroyGenImgProjTransformer(transformer);
  if (!done)
    impl.fault("cannot be brought into the plane " + definition + QuietGdal::message(),
               "choose a plane that reaches there with terrain.plane");
  return {step[0], step[3] + ny * step[5], step[0] + nx * step[1], step[3], step[1]};
}

bool same_plane(const FileImpl& impl, const std::string& definition) {
  if (impl.local || impl.definition == definition) return true;
  const Reference a = reference(impl.definition), b = reference(definition);
  return a && b && OSRIsSame(raw(a), raw(b));
}

bool whole(double steps) {
  return std::abs(steps - std::round(steps)) < 1e-6;
}

/// Columns and rows of a file: the first, and how many.
struct Part {
  double column = 0, row = 0, columns = 0, rows = 0;
};

/// Those that lie under the cells asked for, with two more on each side.
Part part_under(const FileImpl& impl, const std::string& definition, const Raster& r) {
  Transform there;
  if (!same_plane(impl, definition)) {
    const Reference plane = reference(definition), own = reference(impl.definition);
    there.reset(OCTNewCoordinateTransformation(raw(plane), raw(own)));
  }
  std::array<double, 6> step = impl.step, back{};
  if (!GDALInvGeoTransform(step.data(), back.data()))
    impl.fault("does not say where its cells lie", "it needs a cell size");
  constexpr int nodes = 33;
  double west = impl.nx, east = 0, north = impl.ny, south = 0;
  for (int k = 0; k < nodes * nodes; ++k) {
    double x = r.x0 + r.nx * r.dx * (k % nodes) / (nodes - 1);
    double y = r.y0 + r.ny * r.dy * (k / nodes) / (nodes - 1);
    if (there && !transform(there, x, y)) return {0, 0, 1.0 * impl.nx, 1.0 * impl.ny};
    const double column = back[0] + back[1] * x + back[2] * y;
    const double row = back[3] + back[4] * x + back[5] * y;
    west = std::min(west, column), east = std::max(east, column);
    north = std::min(north, row), south = std::max(south, row);
  }
  Part part{std::max(0.0, std::floor(west) - 2), std::max(0.0, std::floor(north) - 2)};
  part.columns =
      std::max(0.0, std::min(1.0 * impl.nx, std::ceil(east) + 2) - part.column);
  part.rows = std::max(0.0, std::min(1.0 * impl.ny, std::ceil(south) + 2) - part.row);
  return part;
}

/// Whether cells asked for are cells of the file.
bool coincide(const FileImpl& impl, const Raster& r) {
  const auto box = impl.extent();
  const double dx = impl.width(), dy = impl.height();
  return impl.upright() && std::abs(r.dx - dx) < 1e-9 * dx &&
         std::abs(r.dy - dy) < 1e-9 * dy && whole((r.x0 - box[0]) / dx) &&
         whole((r.y0 - box[1]) / dy);
}

}  // namespace

RasterFile::RasterFile(const RasterRequest& request) : impl_(std::make_unique<Impl>()) {
  GDALAllRegister();
  OSRSetPROJEnableNetwork(0);
  impl_->request = request;
  impl_->file = open(*impl_);
  const Dataset& file = impl_->file;
  check_band(*impl_, file.get());
  settle_projection(*impl_, file.get());
  if (GDALGetGeoTransform(file.get(), impl_->step.data()) != CE_None)
    impl_->fault("does not say where its cells lie",
                 "it needs an origin and a cell size (a world file or a GeoTIFF)");
  impl_->nx = GDALGetRasterXSize(file.get());
  impl_->ny = GDALGetRasterYSize(file.get());
  impl_->band = one_band(*impl_, file.get());
  if (impl_->local && !impl_->upright())
    impl_->fault("is turned against its axes", "turn it upright");
}

RasterFile::~RasterFile() = default;
RasterFile::RasterFile(RasterFile&&) noexcept = default;
RasterFile& RasterFile::operator=(RasterFile&&) noexcept = default;

std::string RasterFile::description() const {
  const Reference r = impl_->local ? Reference{} : reference(impl_->definition);
  return fmt::format("{}, {} x {} cells, {}", impl_->request.file.filename().string(),
                     impl_->nx, impl_->ny, r ? name_of(raw(r)) : "local metres");
}

bool RasterFile::local() const {
  return impl_->local;
}

bool RasterFile::is_in(const std::string& definition) const {
  return same_plane(*impl_, definition);
}

bool RasterFile::metric() const {
  if (impl_->local) return true;
  const Reference own = reference(impl_->definition);
  return own && farreach::metric(own);
}

std::string RasterFile::natural_plane(GeoPoint site) const {
  if (impl_->local) return "local";
  const Reference own = reference(impl_->definition), earth = reference("EPSG:4326");
  auto [x, y] = impl_->middle();
  const Transform there(OCTNewCoordinateTransformation(raw(own), raw(earth)));
  const Transform back(OCTNewCoordinateTransformation(raw(earth), raw(own)));
  if (!transform(there, x, y))
    impl_->fault("lies nowhere on the Earth", "check its projection");
  const GeoPoint middle{.lat = y, .lon = x};
  double east = site.lon, north = site.lat;
  const auto box = impl_->extent();
  const bool holds_site = transform(back, east, north) && east >= box[0] &&
                          east <= box[2] && north >= box[1] && north <= box[3];
  const GeoPoint at = holds_site ? site : middle;
  const auto serves = [&](const std::string& definition) {
    return Plane(definition, impl_->request.key).true_to_scale(at);
  };
  if (metric() && serves(impl_->definition)) return impl_->definition;
  const std::string zone = utm_zone(middle);
  return serves(zone) ? zone : utm_zone(at);
}

std::optional<double> RasterFile::first_value(
    const std::string& definition, const Raster& raster,
    const std::function<bool(double)>& wanted) const {
  const Part part = part_under(*impl_, definition, raster);
  if (part.columns * part.rows > most_cells_read)
    impl_->fault(
        fmt::format("has {:.2g} cells under the terrain", part.columns * part.rows),
        "cut out the part that is needed, or choose a smaller window");
  const GDALRasterBandH band = GDALGetRasterBand(impl_->band.get(), 1);
  int stated = 0;
  const double none = GDALGetRasterNoDataValue(band, &stated);
  const int wide = static_cast<int>(std::min<double>(part.columns, cells_at_once));
  std::vector<double> row(static_cast<std::size_t>(wide));
  const QuietGdal quiet;
  for (int j = 0; j < static_cast<int>(part.rows); ++j)
    for (int i = 0; i < static_cast<int>(part.columns); i += wide) {
      const int n = std::min(wide, static_cast<int>(part.columns) - i);
      if (GDALRasterIO(band, GF_Read, static_cast<int>(part.column) + i,
                       static_cast<int>(part.row) + j, n, 1, row.data(), n, 1,
                       GDT_Float64, 0, 0) != CE_None)
        impl_->fault("cannot be read to its end" + QuietGdal::message(),
                     "the file is damaged or cut short; fetch it again");
      for (int k = 0; k < n; ++k) {
        const double v = row[static_cast<std::size_t>(k)];
        if (std::isfinite(v) && !(stated && v == none) && wanted(v)) return v;
      }
    }
  return std::nullopt;
}

std::string RasterFile::written(double value) const {
  const GDALRasterBandH band =
      GDALGetRasterBand(impl_->file.get(), impl_->request.band);
  return GDALGetRasterDataType(band) == GDT_Float32
             ? fmt::format("{}", static_cast<float>(value))
             : fmt::format("{}", value);
}

Raster RasterFile::cells(const std::string& definition, std::optional<double> cell,
                         std::optional<std::array<double, 4>> window) const {
  const bool own = same_plane(*impl_, definition) && impl_->upright();
  std::array<double, 4> box = impl_->extent();
  double dx = impl_->width(), dy = impl_->height();
  if (!own) {
    const auto found = suggested(*impl_, definition);
    box = {found[0], found[1], found[2], found[3]};
    dx = dy = found[4];
  }
  const auto all = box;
  if (cell) dx = dy = *cell;
  if (window) {
    box = *window;
    if (!(box[0] < all[2] && box[2] > all[0] && box[1] < all[3] && box[3] > all[1]))
      throw TerrainFault(
          "terrain.window",
          fmt::format(
              "the window does not touch the file, which reaches from x = {:.0f} "
              "to {:.0f} and from y = {:.0f} to {:.0f}",
              all[0], all[2], all[1], all[3]),
          "west, south, east, north in metres of the plane");
  }
  if (window && own && !cell)  // on the edges of the file's cells
    for (int k = 0; k < 4; ++k) {
      const double d = k % 2 == 0 ? dx : dy;
      const double from = all[static_cast<std::size_t>(k % 2)];
      auto& edge = box[static_cast<std::size_t>(k)];
      edge = from + std::round((edge - from) / d) * d;
    }
  const double nx = std::round((box[2] - box[0]) / dx);
  const double ny = std::round((box[3] - box[1]) / dy);
  if (!(nx >= 3 && ny >= 3))
    impl_->fault(fmt::format("gives {:.0f} x {:.0f} cells of {:g} m", nx, ny, dx),
                 "at least 3 x 3 are needed; choose a smaller terrain.cell");
  if (!(nx <= most_cells_each_way && ny <= most_cells_each_way))
    throw TerrainFault(
        "terrain.cell",
        fmt::format("cells of {:g} m give {:.3g} x {:.3g} of them", dx, nx, ny),
        "choose larger cells or a terrain.window");
  return {.nx = static_cast<int>(nx),
          .ny = static_cast<int>(ny),
          .dx = dx,
          .dy = dy,
          .x0 = box[0],
          .y0 = box[1]};
}

std::vector<double> RasterFile::values(const std::string& definition,
                                       const Raster& raster, Resampling how) const {
  const bool own = same_plane(*impl_, definition);
  const char* method = "bilinear";
  if (how == Resampling::nearest || (own && coincide(*impl_, raster)))
    method = "near";
  else if (own ? raster.dx >= 1.5 * impl_->width()
               : raster.dx >= 1.5 * suggested(*impl_, definition)[4])
    method = "average";
  const Dataset made = warped(*impl_, definition, raster, method);
  return rows_from_south(*impl_, made.get(), raster.nx, raster.ny);
}

}  // namespace farreach
