#include "models/dam_failure/report.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/dam_failure/dam_failure.hpp"
#include "models/dam_failure/hand_over.hpp"
#include "models/dam_failure/quick_runout.hpp"
#include "models/dam_failure/release.hpp"
#include "models/hazard/flow_field.hpp"
#include "models/hazard/notice.hpp"
#include "models/river/river_findings.hpp"

namespace farreach {
namespace {

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr float never = std::numeric_limits<float>::quiet_NaN();

GeoPoint place_of(const PlaneFrame& frame, double x, double y) {
  if (frame.lon.empty()) return {nan_value, nan_value};
  return place_on_earth(frame, x, y);
}

struct RunOut {
  double distance = 0, time = 0;
};

/// Farthest cell that was dry at the start and wetted later.
RunOut run_out_of(const DamFailureFindings& f, const FlowRunResult& r,
                  const FlowStart& start) {
  const Raster& raster = f.input.terrain.raster;
  RunOut out;
  for (int j = 0; j < raster.ny; ++j)
    for (int i = 0; i < raster.nx; ++i) {
      const std::size_t c = static_cast<std::size_t>(j) * raster.nx + i;
      if (r.depth.empty() || !(r.arrival[c] > 0)) continue;
      const double far = std::hypot(raster.x(i) - start.x, raster.y(j) - start.y);
      if (far > out.distance) out = {far, static_cast<double>(r.arrival[c])};
    }
  return out;
}

const Raster& raster_of(const DamFailureFindings& f) {
  return f.input.terrain.raster;
}

/// Of what goes on: where it left, but no more than the mean of the whole flow, its
/// area over its run-out.
double width_of(const FlowRunResult& r, const Raster& raster, double run_out) {
  const auto wet =
      std::count_if(r.arrival.begin(), r.arrival.end(), [](float a) { return a >= 0; });
  const double mean = run_out > 0 ? double(wet) * raster.cell_area() / run_out : 0;
  return r.onward.width > 0 && mean > 0 ? std::min(mean, r.onward.width)
                                        : std::max(mean, r.onward.width);
}

FlowMember member_of(const DamFailureFindings& f, std::size_t k) {
  const MemberPlan& plan = f.members[k];
  const FlowRunResult& r = f.results[k];
  FlowMember m;
  m.name = plan.name;
  m.inputs = {{"released volume", r.balance.released, "m3"}};
  for (const SourceFact& fact : plan.rheology.facts()) m.inputs.push_back(fact);
  m.weight = plan.weight;
  m.released = r.balance.released;
  m.deposited = r.balance.on_raster;
  const bool river = !f.input.river.reaches.empty();
  m.left_raster = r.balance.through_rim + (river ? 0 : r.balance.taken);
  m.into_river = river ? r.balance.taken : 0;
  const RunOut out = run_out_of(f, r, start_of(f.input.terrain, f.values, plan.volume));
  m.run_out = out.distance;
  m.run_out_time = out.time;
  m.stopped = r.stopped;
  m.onward_volume = r.onward.volume;
  m.onward_depth = r.onward.depth;
  m.onward_depth_speed = r.onward.depth_speed;
  m.onward_width = width_of(r, raster_of(f), out.distance);
  m.limiting_cell = r.limiting_cell;
  return m;
}

void add_series(const DamFailureFindings& f, std::size_t member, FlowField& field) {
  for (FlowSeries& s : f.results[member].series) {
    s.member = member;
    s.place = place_of(f.input.terrain.frame, s.x, s.y);
    field.series.push_back(std::move(s));
  }
}

/// Weight of the members that wet each cell, of all that ran.
std::vector<float> wetted_share(const DamFailureFindings& f) {
  double all = 0;
  std::vector<double> share(f.input.terrain.raster.cells(), 0.0);
  for (std::size_t k = 0; k < f.results.size(); ++k) {
    all += f.members[k].weight;
    const auto& arrival = f.results[k].arrival;
    for (std::size_t c = 0; c < arrival.size(); ++c)
      if (arrival[c] >= 0) share[c] += f.members[k].weight;
  }
  std::vector<float> result(share.size());
  for (std::size_t c = 0; c < share.size(); ++c)
    result[c] = static_cast<float>(std::min(1.0, share[c] / all));
  return result;
}

/// Least or greatest of a map over all members.
std::vector<float> over_members(const DamFailureFindings& f,
                                std::vector<float> FlowRunResult::*map, bool greatest) {
  std::vector<float> values = f.results.front().*map;
  for (const FlowRunResult& r : f.results)
    for (std::size_t c = 0; c < values.size() && c < (r.*map).size(); ++c)
      values[c] = greatest ? std::max(values[c], (r.*map)[c])
                           : std::min(values[c], (r.*map)[c]);
  return values;
}

void add_maps(const DamFailureFindings& f, FlowField& field) {
  const Terrain& t = f.input.terrain;
  FlowRunResult& first = f.results.front();
  field.bed = t.bed;
  for (std::size_t c = 0; c < t.outside.size(); ++c)
    if (t.outside[c]) field.bed[c] = nan_value;
  field.wetted_share = wetted_share(f);
  field.least_depth = over_members(f, &FlowRunResult::depth, false);
  field.most_depth = over_members(f, &FlowRunResult::depth, true);
  field.least_depth_speed = over_members(f, &FlowRunResult::depth_speed, false);
  field.most_depth_speed = over_members(f, &FlowRunResult::depth_speed, true);
  field.max_depth = std::move(first.depth);
  field.max_speed = std::move(first.speed);
  field.max_depth_speed = std::move(first.depth_speed);
  field.arrival = std::move(first.arrival);
  for (float& a : field.arrival)
    if (a < 0) a = never;
  field.duration = std::move(first.duration);
  field.deposit = std::move(first.end_depth);
  field.frame_time = std::move(first.frame_time);
  field.frame_stride = first.frame_stride;
  field.frames = std::move(first.frames);
}

void fill_field(const DamFailureFindings& f, FlowField& field) {
  const Terrain& t = f.input.terrain;
  const FlowStart start = start_of(t, f.values, f.members.front().volume);
  field.fluid = f.plan.material.words();
  field.raster = t.raster;
  field.frame = t.frame;
  field.terrain_source = t.source;
  field.analytic_terrain = t.analytic;
  field.source = place_of(t.frame, start.x, start.y);
  field.wet_depth = f.plan.wet_depth;
  field.run_out_factor =
      run_out_factor(f.plan.material.name, f.input.terrain.analytic, f.members.size());
  for (std::size_t k = 0; k < f.results.size(); ++k) {
    field.members.push_back(member_of(f, k));
    add_series(f, k, field);
  }
  add_maps(f, field);
}

void add_facts(const DamFailureFindings& f, const std::vector<FlowMember>& members,
               std::vector<SourceFact>& facts) {
  facts.push_back({"released volume", members.front().released, "m3"});
  if (f.volume.scatter > 0) {
    facts.push_back(
        {"released volume, 2.5 % quantile", f.volume.quantile(0.025), "m3"});
    facts.push_back(
        {"released volume, 97.5 % quantile", f.volume.quantile(0.975), "m3"});
  }
  facts.push_back({"density of the fluid", f.plan.material.density, "kg/m3"});
  const BreachInput breach = breach_of(f.values, members.front().released);
  if (f.values.text("release.kind") == "breach") {
    const Hydrograph q = breach_hydrograph(breach);
    facts.push_back({"peak discharge of the breach", q.peak(), "m3/s"});
  }
  const double height = f.values.number_or("release.dam_height", 0);
  const double stored =
      f.values.number_or("release.stored_volume", members.front().released);
  if (height > 0 && f.plan.material.name != "water" &&
      stored >= members.front().released) {
    const LogStudent by =
        runout_estimate({"own_fit", members.front().released, stored, height});
    facts.push_back({"run-out by regression", by.middle(), "m"});
    facts.push_back({"run-out by regression, 5 % quantile", by.quantile(0.05), "m"});
    facts.push_back({run_out_of_others_fact, by.quantile(0.95), "m"});
  }
  const auto [least, most] = std::minmax_element(
      members.begin(), members.end(),
      [](const FlowMember& a, const FlowMember& b) { return a.run_out < b.run_out; });
  facts.push_back({"run-out", members.front().run_out, "m"});
  facts.push_back({"run-out, least of the members", least->run_out, "m"});
  facts.push_back({"run-out, most of the members", most->run_out, "m"});
  if (f.plan.settles)
    facts.push_back(
        {"solids settled on the ground", f.results.front().settled_solids, "m3"});
}

/// What the likely run put into the river, and what it carried.
void add_river_facts(const DamFailureFindings& f, std::vector<SourceFact>& facts) {
  const FlowRunResult& likely = f.results.front();
  for (std::size_t p = 0; p < f.values.count("release.pollutant"); ++p) {
    const std::string name =
        f.values.text("release.pollutant[" + std::to_string(p) + "].substance");
    facts.push_back({name + " in the released volume",
                     released_mass(f.plan, f.values, p, likely.balance.released),
                     "kg"});
  }
  if (f.input.river.reaches.empty()) return;
  const RiverInflow over = hand_over_of(f.plan, f.values, likely.river);
  double volume = 0, solids = 0;
  for (const double v : over.volume) volume += v;
  for (const double s : over.solids) solids += s;
  facts.push_back({"volume into the river", volume, "m3"});
  facts.push_back({"solids into the river", solids, "kg"});
  for (const HandedSubstance& part : over.parts)
    facts.push_back({part.name + " into the river", part.mass(), "kg"});
}

/// The hydrographs handed on hold all that the flow gave away.
Check hand_over_check(const DamFailureFindings& f) {
  double worst = 0;
  for (const FlowRunResult& r : f.results) {
    double handed = 0;
    for (const double v : r.river.volume) handed += v;
    if (r.balance.taken > 0)
      worst = std::max(worst, std::abs(handed / r.balance.taken - 1));
  }
  return {"check.volume_handed_to_the_river_volume_that_left_the_ground", worst, 1e-12,
          worst <= 1e-12, "check.largest_relative_difference_over_all_members"};
}

void add_checks(const DamFailureFindings& f, std::vector<Check>& checks) {
  checks.push_back({"check.volume_released_on_the_ground_handed_on_at_every_step",
                    f.worst_mass, f.tolerance, f.worst_mass <= f.tolerance,
                    "check.largest_relative_difference_over_all_members"});
  double tracer = 0, asked = 0;
  for (std::size_t k = 0; k < f.results.size(); ++k) {
    tracer = std::max(tracer, f.results[k].tracer_gap);
    const double wanted = f.members[k].volume;
    const bool whole =
        f.results[k].end >= f.plan.flow_time * (1 - 1e-9) || f.results[k].stopped;
    if (f.values.text("release.kind") == "instantaneous" && wanted > 0 && whole)
      asked = std::max(asked, std::abs(f.results[k].balance.released / wanted - 1));
  }
  if (f.values.text("release.kind") == "instantaneous" &&
      f.input.terrain.initial_depth.empty())
    checks.push_back({"check.volume_put_on_the_ground_volume_asked_for", asked, 1e-6,
                      asked <= 1e-6,
                      "check.largest_relative_difference_over_all_members"});
  if (!f.input.river.reaches.empty()) checks.push_back(hand_over_check(f));
  if (f.plan.tracers && f.plan.rim != "open")
    checks.push_back({"check.pollutants_released_on_the_ground_handed_on", tracer,
                      f.tolerance * 10, tracer <= f.tolerance * 10,
                      "check.largest_relative_difference_over_all_members"});
}

/// Key of the text that names a run, "run.little_and_stiff".
std::string run_key(std::string name) {
  std::replace(name.begin(), name.end(), ' ', '_');
  return "run." + name;
}

void add_notices(const DamFailureFindings& f, const std::vector<FlowMember>& members,
                 std::vector<Notice>& notices) {
  notices.push_back(notice("flow.provisional", "provisional"));
  const FluidMaterial& m = f.plan.material;
  if (!m.assumed.empty()) {
    std::string keys;
    for (const std::string& key : m.assumed) keys += (keys.empty() ? "" : ", ") + key;
    notices.push_back(
        notice("tailings.material", "provisional",
               {{"material", said::text(m.words())}, {"keys", said::text(keys)}}));
  }
  if (!f.input.terrain.roughness.empty() && m.rheology.law != "manning")
    notices.push_back(notice("tailings.roughness", "assumption"));
  const double stored = f.values.number_or("release.stored_volume", 0);
  if (!f.values.has("release.volume") && stored > 0 && (stored < 1e4 || stored > 1e9))
    notices.push_back(notice("tailings.volume_law", "out_of_range",
                             {{"volume", said::amount(stored, "m3")}}));
  for (std::size_t k = 0; k < members.size(); ++k) {
    const double gone = members[k].left_raster + members[k].into_river;
    if (gone > 0.01 * members[k].released)
      notices.push_back(
          notice("tailings.left_raster", "out_of_range",
                 {{"run", said::name(run_key(members[k].name), members[k].name)},
                  {"share", said::share(gone / members[k].released)},
                  {"distance", said::length(members[k].run_out)}}));
  }
  if (!members.front().stopped)
    notices.push_back(notice("tailings.moving", "info",
                             {{"time", said::time(f.results.front().end)}}));
  if (has_strength(f.members.front().rheology)) return;
  if (m.name == "fine_tailings")
    notices.push_back(notice("tailings.no_strength", "assumption"));
}

}  // namespace

RiverTask river_task(const DamFailureFindings& f) {
  RiverTask task{f.input.river, river_settings(f.values), {}, {}};
  for (std::size_t p = 0; p < f.values.count("release.pollutant"); ++p)
    task.substances.push_back(river_substance(f.values, p));
  for (std::size_t k = 0; k < f.results.size(); ++k) {
    const RiverInflow over = hand_over_of(f.plan, f.values, f.results[k].river);
    RiverRelease release{f.members[k].name, over.from, over.to, over.volume, {}};
    for (const HandedSubstance& part : over.parts)
      release.loads.push_back({part.dissolved, part.sorbed});
    task.releases.push_back(std::move(release));
  }
  return task;
}

void report_dam_failure(const DamFailureFindings& f, Outcome& outcome) {
  if (f.results.empty()) return;
  add_checks(f, outcome.checks);
  fill_field(f, outcome.part<FlowField>());
  add_facts(f, outcome.part<FlowField>().members, outcome.source_facts);
  add_river_facts(f, outcome.source_facts);
  add_notices(f, outcome.part<FlowField>().members, outcome.notices);
  if (!f.input.river.reaches.empty() && f.values.count("release.pollutant") == 0)
    outcome.notices.push_back(notice("river.nothing_carried", "info"));
}

}  // namespace farreach
