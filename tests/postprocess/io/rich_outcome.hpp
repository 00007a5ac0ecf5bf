/// An outcome in which every field has a value of its own, odd ones among them, and
/// every list another length: for what must survive writing and reading.
#pragma once

#include <bit>
#include <cmath>
#include <limits>
#include <string>

#include "models/hazard/river_field.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/io/result_layout.hpp"
#include "postprocess/media/far_field/far_arrays.hpp"
#include "postprocess/media/far_field/far_fields.hpp"
#include "postprocess/media/ground/flow_maps.hpp"
#include "postprocess/media/plume/plume_fields.hpp"
#include "postprocess/media/plume/slice_arrays.hpp"

namespace farreach::testing {

/// Sets each field it meets to the next value of a fixed sequence.
class Filler final : public FieldVisitor {
 protected:
  void number(const Label&, double& value) override { value = next_number(); }
  void optional_number(const Label&, std::optional<double>& value) override {
    value = ++count_ % 2 == 0 ? std::nullopt : std::optional(next_number());
  }
  void integer(const Label& label, int& value) override {
    const bool is_choice = *label.choices != '\0';
    if (std::string_view(label.name) == "severity") {
      value = static_cast<int>(++count_ % 5);
      return;
    }
    value = is_choice ? static_cast<int>(++count_ % 2) : static_cast<int>(++count_);
  }
  void text(const Label& label, std::string& value) override {
    const bool one_letter = std::string_view(label.name) == "stability";
    static constexpr const char* words[] = {
        "",         "plain",          "Қарашығанақ — Ақсай",
        "Илек",     "two\nlines\t\"", "trailing spaces   ",
        "äß\u00b5", "[]{}\\;",        "日本"};
    ++count_;
    if (!label.words.empty()) {
      value = label.words[static_cast<std::size_t>(count_) % label.words.size()];
      return;
    }
    value = one_letter ? "F" : words[count_ % 9];
    if (!one_letter && count_ % 3 == 0) value += std::to_string(count_);
  }

 private:
  double next_number() {
    switch (++count_ % 11) {
      case 0:
        return std::numeric_limits<double>::infinity();
      case 1:
        return -std::numeric_limits<double>::infinity();
      case 2:
        return std::numeric_limits<double>::quiet_NaN();
      case 3:
        return std::bit_cast<double>(0x7ff8000000000abcULL);  // a NaN with a message
      case 4:
        return -0.0;
      case 5:
        return std::numeric_limits<double>::denorm_min();
      case 6:
        return 0.1 * static_cast<double>(count_);
      default:
        return std::sqrt(static_cast<double>(count_)) * 1e-6;
    }
  }
  long count_ = 0;
};

/// Lists of lengths 2, 0, 1, 3, 2, ... so that every table meets an empty parent too.
class ListFiller final : public ResultFile {
 public:
  void group(const std::string&, const std::string&) override {}
  void arrays(const std::string& path, ArrayPart& part) override {
    if (auto* slices_of = dynamic_cast<SliceArrays*>(&part))
      slices(path, slices_of->segments);
    else if (auto* ends = dynamic_cast<FarEndArrays*>(&part))
      far_ends(path, ends->far, ends->levels);
    else if (auto* members = dynamic_cast<FarMemberArrays*>(&part))
      far_fields(path, members->far, members->levels);
    else if (auto* volume = dynamic_cast<FarVolumeArrays*>(&part))
      far_volume(path, volume->far, volume->site);
    else if (auto* maps = dynamic_cast<FlowMapArrays*>(&part))
      flow_maps(path, maps->flow, maps->site);
  }
  void record_of(const std::string&, const std::string&, Rows& one) override {
    one.visit(0, fill_);
  }
  void table_of(const std::string&, const std::string&, const std::string&,
                Rows& rows) override {
    fill(rows, 3);
  }
  void children_of(const std::string&, const std::string&, Label, const std::string&,
                   ListsOfRows& lists, const Rows&) override {
    for (auto& list : lists) fill(*list, next_length());
  }
  void slices(const std::string&,
              const std::vector<std::vector<PlumeSegment>*>& segments) {
    for (auto* list : segments)
      for (PlumeSegment& segment : *list) {
        segment.slices.resize(17 * next_length());
        for (PlumeSlice& slice : segment.slices) visit_fields(slice, fill_);
      }
  }
  bool has(const std::string&, bool) override { return true; }
  void far_ends(const std::string&, FarField& far, std::size_t levels) {
    for (FarMember& m : far.members) {
      for (double* end : {&m.unreleased, &m.release_end, &m.drift})
        visit_fields(*end, fill_);
      m.rest.assign(levels, 0.25F);
    }
  }
  void far_fields(const std::string&, FarField& far, std::size_t levels) {
    far.grid = {.inner = 1e3, .outer = 1e6, .rings = 4, .sectors = 3};
    far.plan.seed = 0xfedcba9876543210u;
    far.frames.member = 1;
    far.frames.time = {0, 600};
    const std::vector<float> odd = {0.1F,
                                    -0.0F,
                                    1e-42F,
                                    3e7F,
                                    std::numeric_limits<float>::quiet_NaN(),
                                    std::numeric_limits<float>::infinity()};
    const auto fill = [&](std::size_t count) {
      std::vector<float> values(count);
      for (std::size_t i = 0; i < count; ++i) values[i] = odd[i % odd.size()];
      return values;
    };
    far.frames.mole_fraction = fill(24);
    int number = 0;
    for (FarMember& m : far.members) {
      m.number = number++;
      far.plan.values.push_back(std::vector<double>(far.plan.inputs.size(), 0.1));
      m.near_reach = fill(levels);
      for (auto* list : {&m.multiple, &m.arrival, &m.end}) *list = fill(12 * levels);
    }
  }
  void far_volume(const std::string&, FarField& far, GeoPoint) {
    far.volume.height = {0, 0.1, 4e3};
    far.volume.time = {600};
    far.volume.airborne = {0.1};
    far.volume.outside = {-0.0};
    far.volume.concentration = far.frames.mole_fraction;
  }
  void flow_maps(const std::string&, FlowField& flow, GeoPoint) {
    flow.raster = {.nx = 7, .ny = 5, .dx = 10, .dy = 20, .x0 = -3, .y0 = 4};
    flow.frame.columns = flow.frame.rows = 2;
    flow.frame.lon = {50, 51, 50.1, 51.1};
    flow.frame.lat = {40, 40.1, 41, 41.1};
    for (std::size_t i = 0; i < flow.series.size(); ++i)
      flow.series[i].member = i % flow.members.size();
    flow.frame_stride = 2;
    flow.frame_time = {0, 1.5, 1e4};
    flow.bed.assign(35, std::numeric_limits<double>::quiet_NaN());
    flow.bed[3] = 0.1;
    const std::vector<float> odd = {0.1F, -0.0F, 1e-42F,
                                    std::numeric_limits<float>::quiet_NaN(),
                                    std::numeric_limits<float>::infinity()};
    const auto fill = [&](std::size_t count) {
      std::vector<float> values(count);
      for (std::size_t i = 0; i < count; ++i) values[i] = odd[i % odd.size()];
      return values;
    };
    for (const auto map : all_maps()) flow.*map = fill(35);
    flow.frames = fill(3UL * 4 * 3);
  }
  static std::vector<std::vector<float> FlowField::*> all_maps() {
    return {&FlowField::max_depth,       &FlowField::max_speed,
            &FlowField::max_depth_speed, &FlowField::arrival,
            &FlowField::duration,        &FlowField::deposit,
            &FlowField::wetted_share,    &FlowField::least_depth,
            &FlowField::most_depth,      &FlowField::least_depth_speed,
            &FlowField::most_depth_speed};
  }

 private:
  void fill(Rows& rows, std::size_t count) {
    rows.resize(count);
    for (std::size_t i = 0; i < count; ++i) rows.visit(i, fill_);
  }
  std::size_t next_length() {
    static constexpr std::size_t lengths[] = {2, 0, 1, 3};
    return lengths[next_++ % 4];
  }
  Filler fill_;
  std::size_t next_ = 0;
};

inline Outcome rich_outcome() {
  Outcome outcome;
  ListFiller file;
  lay_out(file, outcome);
  for (std::size_t i = 0; i < outcome.part<RiverField>().series.size(); ++i) {
    RiverSeries& s = outcome.part<RiverField>().series[i];
    s.river_case = s.station = i;
    s.concentration.resize(s.time.size(), 0.25);
  }
  for (std::size_t i = 0; i < outcome.part<RiverField>().profiles.size(); ++i) {
    RiverProfile& p = outcome.part<RiverField>().profiles[i];
    p.river_case = i;
    for (auto* list : {&p.peak, &p.peak_low, &p.peak_high, &p.arrival})
      list->resize(p.distance.size(), 0.5);
  }
  return outcome;
}

/// All of an outcome as text, numbers by their bits: equal texts, equal outcomes.
class Dumper final : public FieldVisitor {
 public:
  std::string text_of_all;
  template <class T>
  void dump(T row) {
    visit_fields(row, *this);
    text_of_all += '\n';
  }

 protected:
  void number(const Label& label, double& value) override {
    add(label, std::to_string(std::bit_cast<std::uint64_t>(value)));
  }
  void optional_number(const Label& label, std::optional<double>& value) override {
    add(label, value ? std::to_string(std::bit_cast<std::uint64_t>(*value)) : "none");
  }
  void integer(const Label& label, int& value) override {
    add(label, std::to_string(value));
  }
  void text(const Label& label, std::string& value) override { add(label, value); }

 private:
  void add(const Label& label, const std::string& value) {
    text_of_all += std::string(label.name) + '=' + value + ';';
  }
};

class ListDumper final : public ResultFile {
 public:
  Dumper dumper;
  void group(const std::string& path, const std::string&) override { head(path, 0); }
  void arrays(const std::string& path, ArrayPart& part) override {
    if (auto* slices_of = dynamic_cast<SliceArrays*>(&part))
      slices(path, slices_of->segments);
    else if (auto* ends = dynamic_cast<FarEndArrays*>(&part))
      far_ends(path, ends->far, ends->levels);
    else if (auto* members = dynamic_cast<FarMemberArrays*>(&part))
      far_fields(path, members->far, members->levels);
    else if (auto* volume = dynamic_cast<FarVolumeArrays*>(&part))
      far_volume(path, volume->far, volume->site);
    else if (auto* maps = dynamic_cast<FlowMapArrays*>(&part))
      flow_maps(path, maps->flow, maps->site);
  }
  void record_of(const std::string& path, const std::string&, Rows& one) override {
    head(path, 1);
    one.visit(0, dumper);
  }
  void table_of(const std::string& path, const std::string&, const std::string&,
                Rows& rows) override {
    head(path, rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) rows.visit(i, dumper);
  }
  void children_of(const std::string& path, const std::string&, Label,
                   const std::string&, ListsOfRows& lists, const Rows&) override {
    for (auto& list : lists) {
      head(path, list->size());
      for (std::size_t i = 0; i < list->size(); ++i) list->visit(i, dumper);
    }
  }
  void slices(const std::string& path,
              const std::vector<std::vector<PlumeSegment>*>& segments) {
    for (auto* list : segments)
      for (PlumeSegment& segment : *list) {
        head(path, segment.slices.size());
        for (PlumeSlice& slice : segment.slices) visit_fields(slice, dumper);
      }
  }
  bool has(const std::string&, bool given) override { return given; }
  void far_ends(const std::string& path, FarField& far, std::size_t) {
    head(path, far.members.size());
    for (FarMember& m : far.members) {
      for (double* end : {&m.unreleased, &m.release_end, &m.drift})
        visit_fields(*end, dumper);
      for (const float value : m.rest)
        dumper.text_of_all += std::to_string(std::bit_cast<std::uint32_t>(value)) + ';';
    }
  }
  void far_fields(const std::string& path, FarField& far, std::size_t) {
    head(path, far.members.size());
    dumper.text_of_all += std::to_string(far.plan.seed) + ';';
    for (auto& row : far.plan.values)
      for (double& value : row) visit_fields(value, dumper);
    for (double& value : far.frames.time) visit_fields(value, dumper);
    const auto add = [&](const std::vector<float>& values) {
      for (const float value : values)
        dumper.text_of_all += std::to_string(std::bit_cast<std::uint32_t>(value)) + ';';
    };
    add(far.frames.mole_fraction);
    for (const FarMember& m : far.members)
      for (const auto* list : {&m.near_reach, &m.multiple, &m.arrival, &m.end})
        add(*list);
  }
  void far_volume(const std::string& path, FarField& far, GeoPoint) {
    head(path, far.volume.time.size());
    for (auto* list : {&far.volume.height, &far.volume.time, &far.volume.airborne,
                       &far.volume.outside})
      for (double& value : *list) visit_fields(value, dumper);
    for (const float value : far.volume.concentration)
      dumper.text_of_all += std::to_string(std::bit_cast<std::uint32_t>(value)) + ';';
  }
  void flow_maps(const std::string& path, FlowField& flow, GeoPoint) {
    head(path, flow.bed.size());
    for (double& value : flow.bed) visit_fields(value, dumper);
    for (double& value : flow.frame_time) visit_fields(value, dumper);
    auto maps = ListFiller::all_maps();
    maps.push_back(&FlowField::frames);
    for (const auto map : maps)
      for (const float value : flow.*map)
        dumper.text_of_all += std::to_string(std::bit_cast<std::uint32_t>(value)) + ';';
  }

 private:
  void head(const std::string& path, std::size_t count) {
    dumper.text_of_all += '\n' + path + ' ' + std::to_string(count) + '\n';
  }
};

inline std::string dump_of(Outcome outcome) {
  ListDumper file;
  lay_out(file, outcome);
  return file.dumper.text_of_all;
}

}  // namespace farreach::testing
