#include "postprocess/media/ground/ground_file.hpp"

#include "models/hazard/flow_field.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/io/result_tables.hpp"
#include "postprocess/io/value_checks.hpp"
#include "postprocess/media/ground/flow_maps.hpp"

namespace farreach {

void visit_fields(FlowField& f, FieldVisitor& visit) {
  visit({"fluid", "", "what flows"}, f.fluid);
  visit({"columns", "1", "cells eastward"}, f.raster.nx);
  visit({"rows", "1", "cells northward"}, f.raster.ny);
  visit({"cell_x", "m", "size of a cell eastward"}, f.raster.dx);
  visit({"cell_y", "m", "size of a cell northward"}, f.raster.dy);
  visit({"west", "m", "west edge in the plane"}, f.raster.x0);
  visit({"south", "m", "south edge in the plane"}, f.raster.y0);
  visit({"projection", "", "of the plane, as stated or found"}, f.frame.projection);
  visit({"lattice_columns", "1", "nodes of the lattice of places, eastward"},
        f.frame.columns);
  visit({"lattice_rows", "1", "nodes of the lattice of places, northward"},
        f.frame.rows);
  visit({"lattice_west", "m", "south-west node in the plane, eastward"}, f.frame.x0);
  visit({"lattice_south", "m", "south-west node in the plane, northward"}, f.frame.y0);
  visit({"lattice_step_x", "m", "between nodes eastward"}, f.frame.step_x);
  visit({"lattice_step_y", "m", "between nodes northward"}, f.frame.step_y);
  visit({"terrain_source", "", "what the ground is"}, f.terrain_source);
  visit({"analytic_terrain", "", "whether the ground is a formula"},
        f.analytic_terrain);
  visit({"source_lat", "degrees_north", "middle of what was let go, latitude"},
        f.source.lat);
  visit({"source_lon", "degrees_east", "middle of what was let go, longitude"},
        f.source.lon);
  visit({"wet_depth", "m", "ground counts as reached above this depth"}, f.wet_depth);
  visit({"run_out_factor", "1",
         "either way, within which 90 % of real run-outs lie around the runs"},
        f.run_out_factor);
  visit({"frame_stride", "1", "cells per cell of the frames, each way"},
        f.frame_stride);
}

void visit_fields(FlowMember& m, FieldVisitor& visit) {
  visit({"name", "", "name of the run"}, m.name);
  visit({"weight", "1", "share of the ensemble"}, m.weight);
  visit({"released", "m3", "volume let go"}, m.released);
  visit({"deposited", "m3", "at rest on the terrain at the end"}, m.deposited);
  visit({"left_raster", "m3", "left through the rim of the terrain"}, m.left_raster);
  visit({"into_river", "m3", "handed over to the river"}, m.into_river);
  visit({"run_out", "m", "farthest wetted point from the source"}, m.run_out);
  visit({"run_out_time", "s", "when that was wetted"}, m.run_out_time);
  visit({"stopped", "", "whether it came to rest before the end"}, m.stopped);
  visit({"onward_volume", "m3",
         "that left the terrain or was still moving at the end, and was not followed"},
        m.onward_volume);
  visit({"onward_depth", "m", "greatest of it"}, m.onward_depth);
  visit({"onward_depth_speed", "m2 s-1", "greatest of it"}, m.onward_depth_speed);
  visit({"onward_width", "m", "of the flow there"}, m.onward_width);
  visit({"limiting_cell", "", "cell that held the time step down"}, m.limiting_cell);
}

void visit_fields(FlowSeries& s, FieldVisitor& visit) {
  visit({"name", "", "name of the gauge or line"}, s.name);
  visit({"kind", "", "gauge or line"}, s.kind);
  visit({"lat", "degrees_north", "latitude, WGS84"}, s.place.lat);
  visit({"lon", "degrees_east", "longitude, WGS84"}, s.place.lon);
  visit({"x", "m", "eastward in the plane"}, s.x);
  visit({"y", "m", "northward in the plane"}, s.y);
  visit({"bed", "m", "height of the ground"}, s.bed);
  visit({"member", "1", "row of /flow/members"}, s.member);
  visit({"arrival", "s", "first time above the wet depth"}, s.arrival);
  visit({"peak", "1", "largest depth [m] or discharge [m3/s]"}, s.peak);
  visit({"peak_time", "s", "time of the peak"}, s.peak_time);
}

void lay_out_ground(ResultFile& file, Outcome& outcome) {
  FlowField& flow = outcome.part<FlowField>();
  if (!file.has("/flow", !flow.members.empty())) return;
  file.record("/flow", "a flow over the ground", flow);
  file.table("/flow/lattice_lon", "node",
             "longitudes of the nodes that place the plane on the Earth [deg]",
             flow.frame.lon);
  file.table("/flow/lattice_lat", "node",
             "latitudes of the nodes that place the plane on the Earth [deg]",
             flow.frame.lat);
  file.table("/flow/members", "member", "runs of the ensemble, the likely one first",
             flow.members);
  file.children("/flow/members/inputs", "input", {"member", "", "row of /flow/members"},
                "what was varied", each(flow.members, &FlowMember::inputs));
  file.table("/flow/series", "series", "gauges and lines", flow.series);
  const Label parent{"series", "", "row of /flow/series"};
  file.children("/flow/series/time", "sample", parent, "times [s]",
                each(flow.series, &FlowSeries::time));
  file.children("/flow/series/depth", "sample", parent, "depths [m]",
                each(flow.series, &FlowSeries::depth));
  file.children("/flow/series/speed", "sample", parent, "speeds [m/s]",
                each(flow.series, &FlowSeries::speed));
  file.children("/flow/series/discharge", "sample", parent, "discharges [m3/s]",
                each(flow.series, &FlowSeries::discharge));
  FlowMapArrays maps(flow, outcome.site.place);
  file.arrays("/flow/maps", maps);
}

void check_ground(const Outcome& outcome) {
  const FlowField& flow = outcome.part<FlowField>();
  if (flow.members.empty()) return;
  checks::within("/flow/columns", flow.raster.nx, 1, 1e6);
  checks::within("/flow/rows", flow.raster.ny, 1, 1e6);
  checks::within("/flow/cell_x", flow.raster.dx, 1e-9, checks::longest);
  checks::within("/flow/cell_y", flow.raster.dy, 1e-9, checks::longest);
  checks::within("/flow/west", flow.raster.x0, -checks::longest, checks::longest);
  checks::within("/flow/south", flow.raster.y0, -checks::longest, checks::longest);
  checks::place_if_any("/flow/source", flow.source);
  if (!flow.frame.lat.empty()) {
    checks::within("/flow/lattice_step_x", flow.frame.step_x, 1e-9, checks::longest);
    checks::within("/flow/lattice_step_y", flow.frame.step_y, 1e-9, checks::longest);
    checks::within("/flow/lattice_west", flow.frame.x0, -checks::longest,
                   checks::longest);
    checks::within("/flow/lattice_south", flow.frame.y0, -checks::longest,
                   checks::longest);
  }
  for (std::size_t i = 0; i < flow.frame.lat.size(); ++i)
    checks::place("/flow/lattice", {flow.frame.lat[i], flow.frame.lon[i]});
  checks::ascending("/flow/maps/time", flow.frame_time, 0, checks::latest);
  for (const FlowMember& m : flow.members) {
    checks::within("/flow/members/run_out", m.run_out, 0, checks::longest);
    checks::within("/flow/members/weight", m.weight, 0, checks::greatest);
  }
  for (const FlowSeries& s : flow.series) {
    checks::place_if_any("/flow/series", s.place);
    checks::ascending("/flow/series/time", s.time, 0, checks::latest);
    if (s.kind == "line") {
      checks::same_length("/flow/series/discharge", s.discharge.size(), s.time.size());
    } else {
      checks::same_length("/flow/series/depth", s.depth.size(), s.time.size());
      checks::same_length("/flow/series/speed", s.speed.size(), s.time.size());
    }
  }
}

}  // namespace farreach
