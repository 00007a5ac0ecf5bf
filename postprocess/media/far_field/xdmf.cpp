#include "postprocess/media/far_field/xdmf.hpp"

#include <fmt/format.h>

#include "models/hazard/far_field.hpp"
#include "postprocess/io/markup.hpp"

namespace farreach {
namespace {

/// XML takes no control characters.
std::string without_controls(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text;
}

std::string information(const char* name, const std::string& value) {
  return fmt::format("    <Information Name=\"{}\" Value=\"{}\"/>\n", name,
                     escaped(without_controls(value)));
}

std::string heading(const Outcome& o) {
  const FarField& far = o.part<FarField>();
  std::string text = information("title", o.scenario.title);
  text += information("mode", o.scenario.mode);
  if (far.frames.member >= 0 &&
      static_cast<std::size_t>(far.frames.member) < far.members.size()) {
    const FarMember& m = far.members[static_cast<std::size_t>(far.frames.member)];
    text +=
        information("member", fmt::format("{}, accident at {}", m.number, m.start_utc));
  }
  text += information(
      "coordinates",
      fmt::format("metres east and north of {:.4f} N {:.4f} E by true distance and "
                  "azimuth, and above ground; heights are not exaggerated",
                  o.site.place.lat, o.site.place.lon));
  text += information("time", "seconds after the accident");
  text += information("reader", "in ParaView: XDMF Reader");
  return text;
}

/// The mesh and the field at one time. Mesh dimensions count corners, the slowest
/// first.
constexpr const char* grid_text =
    R"xml(      <Grid Name="far field" GridType="Uniform">
        <Time Value="{time}"/>
        <Topology TopologyType="3DSMesh" Dimensions="{nodes}"/>
        <Geometry GeometryType="XYZ">
          <DataItem Format="HDF" NumberType="Float" Precision="4" Dimensions="{nodes} 3">
            {file}:/far_field/volume/nodes
          </DataItem>
        </Geometry>
        <Attribute Name="{substance} (kg m-3)" AttributeType="Scalar" Center="Cell">
          <DataItem ItemType="HyperSlab" Dimensions="{cells}">
            <DataItem Format="XML" NumberType="Int" Dimensions="3 4">
              {index} 0 0 0
              1 1 1 1
              1 {cells}
            </DataItem>
            <DataItem Format="HDF" NumberType="Float" Precision="4" Dimensions="{times} {cells}">
              {file}:/far_field/volume/concentration
            </DataItem>
          </DataItem>
        </Attribute>
      </Grid>
)xml";

std::string grid_at(const FarField& far, std::size_t time, const std::string& file) {
  const std::size_t layers = far.volume.layers();
  const int rings = far.grid.rings, sectors = far.grid.sectors;
  const std::string nodes = fmt::format("{} {} {}", layers + 1, rings + 1, sectors + 1);
  const std::string cells = fmt::format("{} {} {}", layers, rings, sectors);
  return fmt::format(
      grid_text, fmt::arg("time", far.volume.time[time]), fmt::arg("nodes", nodes),
      fmt::arg("cells", cells), fmt::arg("file", file),
      fmt::arg("substance", escaped(far.frames.substance)), fmt::arg("index", time),
      fmt::arg("times", far.volume.time.size()));
}

}  // namespace

std::string far_field_xdmf(const Outcome& outcome, const std::string& result_name) {
  const FarField& far = outcome.part<FarField>();
  if (far.empty() || far.volume.empty()) return {};
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  text += "<Xdmf Version=\"2.0\">\n  <Domain>\n";
  text += heading(outcome);
  text +=
      "    <Grid Name=\"far field\" GridType=\"Collection\" "
      "CollectionType=\"Temporal\">\n";
  for (std::size_t t = 0; t < far.volume.time.size(); ++t)
    text += grid_at(far, t, escaped(result_name));
  return text + "    </Grid>\n  </Domain>\n</Xdmf>\n";
}

}  // namespace farreach
