/// Fields of the members of an ensemble on rings and sectors, for both directions.
#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "postprocess/io/result_reader.hpp"
#include "postprocess/io/result_writer.hpp"
#include "postprocess/media/far_field/far_arrays.hpp"
#include "postprocess/media/far_field/far_axes.hpp"
#include "solver/base/error.hpp"

namespace farreach {
namespace {

struct MemberField {
  Label label;
  std::vector<float> FarMember::*values;
};

constexpr MemberField member_fields[] = {
    {{"multiple", "1", "largest over time, as multiple of the level"},
     &FarMember::multiple},
    {{"arrival", "s", "first time at or above the level; NaN: never"},
     &FarMember::arrival},
    {{"end", "s", "last time at or above the level; NaN: never"}, &FarMember::end},
};

struct EndOfMember {
  Label label;
  double FarMember::*value;
};

constexpr EndOfMember ends[] = {
    {{"unreleased", "kg", "sulphur that would be released after the end"},
     &FarMember::unreleased},
    {{"release_end", "s", "end of the whole release, after the accident"},
     &FarMember::release_end},
    {{"drift", "m s-1", "mean speed at which what is airborne has gone away"},
     &FarMember::drift},
};

const Label rest_label{"rest", "1",
                       "what is airborne at the end, as largest multiple of the level "
                       "that it may bring to the ground; infinite: not known"};
const Label values_label{"value", "", "of each input in each member planned, SI"};
const Label near_label{"near_reach", "m", "reach of the plume up to the hand-over"};
const Label time_label{"time", "s", "after the accident"};
const Label frames_label{"mole_fraction", "mol mol-1", "on the ground, 10 min mean"};

Column numbers(const Label& label, std::vector<double> values) {
  return {.label = label, .numbers = std::move(values)};
}

Column widened(const Label& label, const std::vector<float>& values) {
  return numbers(label, {values.begin(), values.end()});
}

std::vector<float> narrowed(const std::vector<double>& numbers, std::size_t from,
                            std::size_t count) {
  std::vector<float> values;
  values.reserve(count);
  for (std::size_t i = from; i < from + count; ++i)
    values.push_back(static_cast<float>(numbers[i]));
  return values;
}

void write_members(GroupWriter& group, const FarField& far) {
  std::vector<double> number;
  for (const FarMember& m : far.members) number.push_back(m.number);
  group.coordinate(numbers({"member", "1", "number of the member"}, number));
}

void write_level(GroupWriter group, const FarField& far, std::size_t level) {
  write_members(group, far);
  write_ring_axes(group, far.grid);
  group.use_single_precision(true);
  const std::size_t cells = far.grid.cells();
  for (const MemberField& field : member_fields) {
    std::vector<double> values;
    values.reserve(far.members.size() * cells);
    for (const FarMember& m : far.members) {
      const auto& all = m.*field.values;
      if (all.size() < (level + 1) * cells)
        throw RunError(fmt::format("member {} has no {} of level {}", m.number,
                                   field.label.name, level));
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(level * cells);
      values.insert(values.end(), begin, begin + static_cast<std::ptrdiff_t>(cells));
    }
    group.variable(numbers(field.label, std::move(values)),
                   {"member", "ring", "sector"});
  }
}

std::string level_path(const std::string& path, std::size_t level) {
  return fmt::format("{}/level_{}", path, level);
}

std::size_t positive(int count, const std::string& path, const char* what) {
  if (count < 0) throw RunError(fmt::format("{}/{} is below zero", path, what));
  return static_cast<std::size_t>(count);
}

}  // namespace

void write_ring_axes(GroupWriter& group, const RingGrid& grid) {
  std::vector<double> middle, edges, azimuth;
  for (int i = 0; i < grid.rings; ++i) {
    middle.push_back(std::sqrt(grid.edge(i) * grid.edge(i + 1)));
    edges.push_back(grid.edge(i));
    edges.push_back(grid.edge(i + 1));
  }
  for (int k = 0; k < grid.sectors; ++k) azimuth.push_back(360.0 * k / grid.sectors);
  group.coordinate(
      numbers({"ring", "m", "distance of its middle from the site"}, middle));
  group.coordinate(numbers(
      {"sector", "degree", "azimuth of its middle, clockwise from north"}, azimuth));
  group.dimension("bound", 2);
  group.variable(numbers({"ring_bounds", "m", "inner and outer edge"}, edges),
                 {"ring", "bound"});
  group.attribute("ring", "bounds", "ring_bounds");
}

void FarMemberArrays::write(ResultWriter& file, const std::string& path) {
  const std::size_t inputs = far.plan.inputs.size();
  GroupWriter plan = file.new_group(path + "/values", "what each member was made from");
  write_members(plan, far);
  plan.dimension("planned", far.plan.values.size());
  plan.dimension("input", inputs);
  plan.dimension("level", levels);
  std::vector<double> values, near;
  for (const auto& row : far.plan.values)
    values.insert(values.end(), row.begin(), row.end());
  for (const FarMember& m : far.members)
    near.insert(near.end(), m.near_reach.begin(), m.near_reach.end());
  plan.variable(numbers(values_label, values), {"planned", "input"});
  plan.use_single_precision(true);
  plan.variable(numbers(near_label, near), {"member", "level"});
  for (std::size_t l = 0; l < levels; ++l)
    write_level(file.new_group(level_path(path, l), "every member against one level"),
                far, l);
  GroupWriter frames = file.new_group(path + "/frames", "moving picture of one member");
  frames.coordinate(numbers(time_label, far.frames.time));
  write_ring_axes(frames, far.grid);
  frames.use_single_precision(true);
  frames.variable(widened(frames_label, far.frames.mole_fraction),
                  {"time", "ring", "sector"});
  frames.attribute(frames_label.name, "substance", far.frames.substance);
}

void FarEndArrays::write(ResultWriter& file, const std::string& path) {
  GroupWriter group =
      file.new_group(path, "what is left where the computed time ended");
  write_members(group, far);
  group.dimension("level", levels);
  for (const EndOfMember& end : ends) {
    std::vector<double> values;
    for (const FarMember& m : far.members) values.push_back(m.*end.value);
    group.variable(numbers(end.label, std::move(values)), {"member"});
  }
  std::vector<double> rest;
  for (const FarMember& m : far.members)
    for (std::size_t l = 0; l < levels; ++l)
      rest.push_back(l < m.rest.size() ? static_cast<double>(m.rest[l])
                                       : std::numeric_limits<double>::infinity());
  group.use_single_precision(true);
  group.variable(numbers(rest_label, std::move(rest)), {"member", "level"});
}

void FarEndArrays::read(ResultReader& file, const std::string& path) {
  const std::size_t members = far.members.size();
  GroupReader group(file.file(), path);
  for (const EndOfMember& end : ends) {
    const auto read = group.variable({.label = end.label}, {{members}}).numbers;
    for (std::size_t m = 0; m < members; ++m) far.members[m].*end.value = read[m];
  }
  group.use_single_precision(true);
  const auto rest = group.variable({.label = rest_label}, {{members, levels}}).numbers;
  for (std::size_t m = 0; m < members; ++m)
    far.members[m].rest = narrowed(rest, m * levels, levels);
}

void FarMemberArrays::read(ResultReader& file, const std::string& path) {
  const std::size_t members = far.members.size(), inputs = far.plan.inputs.size();
  const std::size_t rings = positive(far.grid.rings, path, "rings");
  const std::size_t sectors = positive(far.grid.sectors, path, "sectors");
  GroupReader plan(file.file(), path + "/values");
  const std::size_t planned = plan.dimension("planned");
  const auto values =
      plan.variable({.label = values_label}, {{planned, inputs}}).numbers;
  plan.use_single_precision(true);
  const auto near = plan.variable({.label = near_label}, {{members, levels}}).numbers;
  for (std::size_t row = 0; row < planned; ++row) {
    const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * inputs);
    far.plan.values.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(inputs));
  }
  for (std::size_t m = 0; m < members; ++m) {
    FarMember& member = far.members[m];
    if (member.number < 0 || static_cast<std::size_t>(member.number) >= planned)
      throw RunError(fmt::format("{}/members names row {} of {} planned", path,
                                 member.number, planned));
    member.near_reach = narrowed(near, m * levels, levels);
  }
  const std::size_t cells = rings * sectors;
  for (std::size_t l = 0; l < levels; ++l) {
    GroupReader group(file.file(), level_path(path, l));
    group.use_single_precision(true);
    for (const MemberField& field : member_fields) {
      const auto read =
          group.variable({.label = field.label}, {{members, rings, sectors}}).numbers;
      for (std::size_t m = 0; m < members; ++m) {
        const auto part = narrowed(read, m * cells, cells);
        auto& all = far.members[m].*field.values;
        all.insert(all.end(), part.begin(), part.end());
      }
    }
  }
  GroupReader frames(file.file(), path + "/frames");
  const std::size_t times = frames.dimension("time");
  far.frames.time = frames.variable({.label = time_label}, {{times}}).numbers;
  frames.use_single_precision(true);
  const auto read =
      frames.variable({.label = frames_label}, {{times, rings, sectors}}).numbers;
  far.frames.mole_fraction = narrowed(read, 0, read.size());
  if (far.frames.member >= static_cast<int>(members))
    throw RunError(
        fmt::format("{} shows member {} of {}", path, far.frames.member, members));
}

}  // namespace farreach
