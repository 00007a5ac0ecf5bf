/// The part about an ensemble: in how many of all weathers each level reaches each
/// neighbour, when, in which weather most and least, and what decides that.
#include <algorithm>
#include <cmath>

#include "models/hazard/far_field.hpp"
#include "postprocess/media/air/far_verdict.hpp"
#include "postprocess/media/air/page/far_story.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"
#include "postprocess/media/far_field/far_page.hpp"

namespace farreach {
namespace {

/// Lines and tables of the block.
struct FarPart {
  std::vector<Line> lines;
  Table places, distances, towns;
};

constexpr std::size_t neighbours_shown = 4;
constexpr std::size_t towns_shown = 8;
constexpr std::size_t inputs_told = 3;

/// "9.5 (7.1–14) h", of the members that reach; where the plume decides, it tells when.
TableCell spread_cell(const Story& story, const FarPlace& p, bool by_particles) {
  if (!by_particles) return {"—", "number quiet", story.say("far.by_plume")};
  if (p.arrival.count == 0) return {"—", "number quiet"};
  return {story.human.duration_range(p.arrival.median, p.arrival.low, p.arrival.high),
          "number",
          story.say("far.earliest",
                    {{"time", story.human.rough_duration(p.arrival.least)}})};
}

TableCell probability_cell(const Story& story, const FarPlace& p) {
  if (p.outside) return {"—", "number quiet", story.say("far.outside")};
  std::string detail =
      story.say("far.hits", {{"hits", std::to_string(p.reached.hits)},
                             {"members", std::to_string(p.reached.members)}});
  if (p.near) detail += "; " + story.say("far.lower_bound");
  return {share_text(story, p.reached), "number", detail};
}

/// What of the level comes in that member: "4.2 × the level"
std::string multiple_text(const Story& story, double multiple) {
  if (!(multiple >= 1e-3)) return story.say("far.nothing");
  return story.say("far.multiple", {{"multiple", story.human.number(multiple)}});
}

/// A weather as a case: when it was, its wind, and what it brings.
TableCell member_cell(const Story& story, std::size_t member, const FarPlace& p) {
  return {member_date(story, member), "date",
          member_wind(story, member) + "; " + multiple_text(story, p.multiple[member])};
}

const BorderVerdict* verdict_of(const Story& story, const BorderDistance& border,
                                std::size_t level) {
  for (const BorderVerdict& v : story.findings.verdicts)
    if (v.state == border.state && v.kind == border.kind && v.level == level) return &v;
  return nullptr;
}

bool particles_judged(const Story& story, const BorderDistance& border,
                      std::size_t level) {
  const BorderVerdict* verdict = verdict_of(story, border, level);
  return verdict && verdict->model == "far_field";
}

TableCell badge_of(const Story& story, const BorderDistance& border,
                   const FarPlace& p) {
  const BorderVerdict* verdict = verdict_of(story, border, p.level);
  TableCell badge = verdict ? verdict_badge(story, verdict->verdict) : TableCell{"—"};
  if (verdict && verdict->model != "far_field")
    badge.detail = story.say("far.by_plume");
  return badge;
}

/// Name of the neighbour, in full in its first row.
TableCell neighbour_cell(const Story& story, const BorderDistance& border, bool first) {
  if (first)
    return {state_name(story, border.state), "head",
            kind_name(story, border.kind) + ", " +
                story.human.with_error(border.distance, border.uncertainty)};
  return {neighbour_name(story, border.state, border.kind), "head repeat"};
}

/// The levels of one row: one, or several of which nothing comes even by the model's
/// error.
Row place_row(const Story& story, const std::vector<const FarPlace*>& same,
              bool first) {
  const FarPlace& p = *same.back();  // the mildest
  const auto& border =
      story.outcome.geography.borders[static_cast<std::size_t>(p.border)];
  const Level& level = story.outcome.levels[p.level];
  TableCell named{level_name(story, level),
                  "severity-" + std::to_string(number_of(level.severity)),
                  severity_word(story, level) + ", " + level_value(story, level)};
  if (same.size() > 1) {
    named = {};
    for (const FarPlace* other : same)
      named.text += (named.text.empty() ? "" : ", ") +
                    level_name(story, story.outcome.levels[other->level]);
    named.detail = story.say("far.not_even");
  }
  Row row;
  row.style = first ? "place" : "same-place";
  row.cells = {neighbour_cell(story, border, first),
               named,
               badge_of(story, border, p),
               probability_cell(story, p),
               spread_cell(story, p, particles_judged(story, border, p.level)),
               member_cell(story, p.unfavourable, p),
               member_cell(story, p.favourable, p)};
  return row;
}

/// Levels that come to nothing even by the error of the model and share their verdict
/// stand in one row.
std::vector<std::vector<const FarPlace*>> rows_of(
    const Story& story, const std::vector<const FarPlace*>& places) {
  std::vector<std::vector<const FarPlace*>> rows;
  const FarPlace* last = nullptr;
  const auto quiet = [](const FarPlace* p) { return p->reached_high.hits == 0; };
  for (const FarPlace* p : places) {
    const auto& border =
        story.outcome.geography.borders[static_cast<std::size_t>(p->border)];
    const bool joins =
        last && quiet(last) && quiet(p) &&
        badge_of(story, border, *last).text == badge_of(story, border, *p).text;
    if (joins)
      rows.back().push_back(p);
    else
      rows.push_back({p});
    last = p;
  }
  return rows;
}

/// Levels at one neighbour that the particles carry, by falling severity.
std::vector<const FarPlace*> places_of(const Story& story, int border) {
  std::vector<const FarPlace*> places;
  for (const std::size_t level : levels_by_severity(story.outcome)) {
    const FarPlace* p = far_place(story.effects.part<FarEffects>(), border, level);
    if (p && story.effects.part<FarEffects>().levels[level].carried)
      places.push_back(p);
  }
  return places;
}

bool none_reaches(const std::vector<const FarPlace*>& places) {
  return std::all_of(places.begin(), places.end(),
                     [](const auto* p) { return p->reached_high.hits == 0; });
}

void add_neighbours(const Story& story, FarPart& part) {
  const auto& say = story.say;
  Table& table = part.places;
  table.head = {{say("verdict.neighbour")},     {say("zones.level")},
                {say("verdict.word")},          {say("far.probability"), "number"},
                {say("far.arrival"), "number"}, {say("far.unfavourable")},
                {say("far.favourable")}};
  table.note = say("far.note");
  const auto& borders = story.outcome.geography.borders;
  std::string calm;
  std::size_t shown = 0;
  for (int b = 0; b < static_cast<int>(borders.size()); ++b) {
    const auto places = places_of(story, b);
    const BorderDistance& border = borders[static_cast<std::size_t>(b)];
    if (places.empty()) continue;
    const bool outside = places.front()->outside;
    if (shown > 0 && (outside || none_reaches(places) || shown >= neighbours_shown)) {
      const std::string name = neighbour_name(story, border.state, border.kind);
      if (!outside && none_reaches(places))
        calm += (calm.empty() ? "" : ", ") + name;
      else
        part.lines.push_back({say(
            outside ? "far.beyond" : "far.more",
            {{"state", name},
             {"share", share_text(story, places.back()->reached)},
             {"level", level_name(story, story.outcome.levels[places.back()->level])},
             {"distance", story.human.distance(border.distance, 3)}})});
      continue;
    }
    ++shown;
    for (const auto& same : rows_of(story, places))
      table.rows.push_back(place_row(story, same, same.front() == places.front()));
  }
  if (!calm.empty())
    part.lines.push_back(
        {say("far.none_else",
             {{"states", calm},
              {"factor",
               story.human.number(story.outcome.part<FarField>().model_factor)}})});
}

/// "12 km", "nowhere", "> 800 km" where the last ring is met.
std::string far_distance(const Story& story, double metres) {
  if (!(metres > 0)) return story.say("far.nowhere");
  const bool open = metres >= 0.999 * story.outcome.part<FarField>().grid.outer;
  return (open ? ">\u00a0" : "") + story.human.distance(metres);
}

/// The reach of the level where particles decide it, else where it is told.
TableCell farthest_cell(const Story& story, const FarLevel& l) {
  const LevelExtent* extent = extent_of(story, l.level);
  if (!extent || extent->model == "far_field") return extent_cell(story, l.level);
  return {"—", "number quiet", story.say("far.by_plume")};
}

void add_distances(const Story& story, FarPart& part) {
  const auto& say = story.say;
  Table& table = part.distances;
  table.caption = say("far.distances");
  table.head = {{say("zones.level")},
                {say("far.d5"), "number"},
                {say("far.d50"), "number"},
                {say("far.d95"), "number"},
                {say("far.farthest"), "number"},
                {say("far.area"), "number"},
                {say("far.people"), "number"}};
  table.note = say("far.distances_note");
  for (const std::size_t level : levels_by_severity(story.outcome)) {
    const FarLevel& l = story.effects.part<FarEffects>().levels[level];
    if (!l.carried) continue;
    const Level& asked = story.outcome.levels[level];
    const bool people = l.population.count > 0;
    table.rows.push_back(
        {{{level_name(story, asked),
           "head severity-" + std::to_string(number_of(asked.severity)),
           severity_word(story, asked) + ", " + level_value(story, asked)},
          {far_distance(story, l.distance.low), "number"},
          {far_distance(story, l.distance.median), "number"},
          {far_distance(story, l.distance.high), "number"},
          farthest_cell(story, l),
          {story.human.area(l.area.high), "number"},
          {people ? story.human.number(l.population.high, 3) : "—", "number"}}});
  }
}

/// Whether the answer about that receptor is that of the particles.
bool particles_told(const Story& story, int receptor) {
  return std::any_of(story.findings.places.begin(), story.findings.places.end(),
                     [&](const PlaceFinding& p) {
                       return p.receptor == receptor && p.model == "far_field";
                     });
}

std::string receptor_name(const Story& story, const Receptor& r) {
  return own_name(story, r.name, r.name_ru, r.name_kk);
}

/// Towns that any member reaches within the error of the model, likeliest first.
void add_towns(const Story& story, FarPart& part) {
  const auto& say = story.say;
  std::vector<const FarPlace*> towns;
  for (const FarPlace& p : story.effects.part<FarEffects>().places)
    if (p.receptor >= 0 && p.reached_high.hits > 0) towns.push_back(&p);
  const auto severity = [&](const FarPlace* p) {
    return story.outcome.levels[p->level].severity;
  };
  std::stable_sort(towns.begin(), towns.end(), [&](const auto* a, const auto* b) {
    if (severity(a) != severity(b)) return severity(a) > severity(b);
    return a->reached.hits > b->reached.hits;
  });
  if (towns.size() > towns_shown) towns.resize(towns_shown);
  Table& table = part.towns;
  table.caption = say("far.towns");
  table.head = {{say("clock.place")},           {say("clock.distance"), "number"},
                {say("zones.level")},           {say("far.probability"), "number"},
                {say("far.arrival"), "number"}, {say("far.unfavourable")}};
  for (const FarPlace* p : towns) {
    const Receptor& r =
        story.outcome.geography.receptors[static_cast<std::size_t>(p->receptor)];
    const Level& level = story.outcome.levels[p->level];
    table.rows.push_back(
        {{{receptor_name(story, r), "head", state_name(story, r.state)},
          {story.human.distance(r.distance, 3), "number",
           story.human.azimuth(r.azimuth)},
          {level_name(story, level),
           "severity-" + std::to_string(number_of(level.severity))},
          probability_cell(story, *p),
          spread_cell(story, *p, particles_told(story, p->receptor)),
          member_cell(story, p->unfavourable, *p)}});
  }
}

/// "What would change the verdict: the weather (about 90 %), ..." for the neighbour of
/// the leading verdict, else the first one.
std::string what_decides(const Story& story) {
  const FarSensitivity* s = leading_sensitivity(story);
  if (!s) return story.say("far.change_unknown");
  std::string list;
  for (std::size_t i = 0; i < std::min(inputs_told, s->inputs.size()); ++i) {
    const InputShare& input = s->inputs[i];
    const bool weather = input.weather;
    if (!((weather ? input.total : input.first).value >= 0.005)) continue;
    const auto percent = [&](double v) { return story.human.number(100 * v); };
    list +=
        (list.empty() ? "" : "; ") +
        story.say(weather ? "far.change_weather" : "far.change_item",
                  {{"input", input_name(story, input.input)},
                   {"share", percent(input.first.value)},
                   {"low", percent(weather ? input.first.value : input.first.low)},
                   {"high", percent(weather ? input.total.value : input.first.high)}});
  }
  if (list.empty()) return story.say("far.change_unknown");
  const auto& border =
      story.outcome.geography.borders[static_cast<std::size_t>(s->border)];
  return story.say("far.change",
                   {{"state", state_name(story, border.state)}, {"list", list}});
}

Table input_table(const Story& story) {
  const auto& say = story.say;
  Table table{say("far.inputs_table"),
              {{say("verdict.neighbour")},
               {say("far.input")},
               {say("far.varied")},
               {say("js.far_first"), "number"},
               {say("js.far_total"), "number"}},
              {},
              say("far.inputs_note")};
  const auto range = [&](const Index& i) {
    return say("far.range", {{"share", story.human.number(100 * i.value)},
                             {"low", story.human.number(100 * i.low)},
                             {"high", story.human.number(100 * i.high)}});
  };
  for (const FarSensitivity& s : story.effects.part<FarEffects>().sensitivity)
    for (const InputShare& i : s.inputs) {
      const auto& border =
          story.outcome.geography.borders[static_cast<std::size_t>(s.border)];
      table.rows.push_back(
          {{{state_name(story, border.state), "head"},
            {input_name(story, i.input)},
            {story.outcome.part<FarField>().plan.inputs[i.input].distribution},
            {(i.weather ? "≥\u00a0" : "") + range(i.first), "number"},
            {(i.total_is_bound || i.weather ? "≤\u00a0" : "") + range(i.total),
             "number"}}});
    }
  return table;
}

Table member_table(const Story& story) {
  const auto& say = story.say;
  const FarField& far = story.outcome.part<FarField>();
  double released = 0, airborne = 0, deposited = 0, left = 0;
  for (const FarMember& m : far.members) {
    released += m.released;
    airborne += m.airborne;
    deposited += m.deposited;
    left += m.left;
  }
  const auto share = [&](double part) {
    return released > 0 ? story.human.percent(part / released) : std::string("—");
  };
  Table table{
      say("far.budget"), {{say("flow.quantity")}, {say("flow.value"), "number"}}, {}};
  for (const auto& [key, value] :
       {std::pair<const char*, std::string>{"far.members",
                                            std::to_string(far.members.size())},
        {"far.particles", story.human.number(far.particles, 4)},
        {"far.deposited", share(deposited)},
        {"far.airborne", share(airborne)},
        {"far.left", share(left)}})
    table.rows.push_back({{{say(key), "head"}, {value, "number"}}});
  return table;
}

}  // namespace

void tell_far_field(const Story& story, PageContent& page) {
  const auto& say = story.say;
  const FarField& far = story.outcome.part<FarField>();
  FarPart part;
  const auto& borders = story.outcome.geography.borders;
  if (std::any_of(borders.begin(), borders.end(), [&](const BorderDistance& b) {
        return lacks_gridded_winds(story.outcome, b.distance);
      }))
    part.lines.push_back({say("far.gridded"), "undecided"});
  add_neighbours(story, part);
  add_distances(story, part);
  add_towns(story, part);
  Block block{.id = "far", .head = say("far.head"), .early = true};
  block.items = {
      {.text = say("far.intro", {{"count", std::to_string(far.members.size())},
                                 {"horizon", story.human.duration(far.horizon)}})},
      {.text = say("far.weather", {{"source", far.weather_source}}),
       .text_style = "note"},
      {.table = part.places},
      {.lines = part.lines},
      {.text = what_decides(story), .text_style = "response"},
      {.figures = {{.id = "far-convergence",
                    .caption = say("far.chart_convergence"),
                    .note = say("far.convergence_note")},
                   {.id = "far-inputs",
                    .caption = say("far.chart_inputs"),
                    .choice_id = "far-inputs-place",
                    .controls_id = "far-controls",
                    .note = say("far.inputs_note")}}},
      {.table = part.distances, .table_style = "far-table"},
      {.table = part.towns, .table_style = "far-table"}};
  page.blocks.push_back(std::move(block));
  if (!story.effects.part<FarEffects>().sensitivity.empty())
    page.annex_tables.push_back(input_table(story));
  page.annex_tables.push_back(member_table(story));
  page.method.push_back(say("far.method"));
  page.method.push_back(say("far.method_statistics"));
}

}  // namespace farreach
