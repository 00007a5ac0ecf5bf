#include "scenarios/ensemble/ensemble_parameters.hpp"

#include "models/parameter/declare.hpp"
#include "scenarios/reading/parameter_value.hpp"

namespace farreach {
namespace {

using namespace declare;
using Table = std::vector<Parameter>;

constexpr double largest = 1e30;
const std::string item = "ensemble.vary[].";

Parameter only_for(const std::string& when, Parameter p) {
  p.when = when;
  return p;
}

void add_members(Table& t) {
  t.push_back(number("ensemble.members", {"-", 2, 100000}, "number of runs", "200",
                     "a probability of 5 % is then known to within 3 %"));
  t.push_back(number("ensemble.seed", {"-", 0, 9007199254740991.0},
                     "another seed draws other members", "1"));
}

void add_start(Table& t) {
  const std::string any = "ensemble.start = any";
  t.push_back(choice("ensemble.start", {"any", "fixed"},
                     "time of the accident: any time of the weather that leaves room "
                     "for the horizon, or the start_time of the scenario",
                     "any"));
  t.push_back(only_for(any, text("ensemble.start_from",
                                 "no accident before, UTC, \"2026-06-01T00:00:00Z\"")));
  t.push_back(only_for(any, text("ensemble.start_to", "no accident after, UTC")));
  t.push_back(only_for(any, numbers("ensemble.months", {"-", 1, 12},
                                    "only in these months, [12, 1, 2]")));
  t.push_back(only_for(any, numbers("ensemble.hours", {"-", 0, 24},
                                    "only between these two hours of the day, local "
                                    "time (utc_offset); [22, 6] goes over midnight")));
}

void add_errors(Table& t) {
  t.push_back(number("ensemble.wind_speed_factor", {"-", 1, 10},
                     "90 % of the true wind speeds are within this factor of those of "
                     "the weather, lognormal; 1: they are taken for exact",
                     "1.3", "provisional: usual scatter of wind against stations"));
  t.push_back(number("ensemble.wind_turn", {"deg", 0, 90},
                     "standard deviation of the true wind direction about that of the "
                     "weather; 0: it is taken for exact",
                     "15 deg", "provisional: usual scatter of wind against stations"));
  t.push_back(number("ensemble.mixing_height_factor", {"-", 1, 10},
                     "90 % of the true mixing heights are within this factor, "
                     "lognormal; 1: they are taken for exact",
                     "1.5", "provisional: usual scatter against soundings"));
  t.push_back(number("ensemble.model_factor", {"-", 1, 100},
                     "90 % of the true concentrations are within this factor of the "
                     "computed ones at the right weather, lognormal; 1: exact",
                     "3",
                     "assumption: two thirds are then within a factor of two, as good "
                     "models reach against trials"));
}

Parameter of_varied(Parameter p, const std::string& distributions) {
  return needed(only_for(item + "distribution = " + distributions, std::move(p)));
}

void add_varied(Table& t) {
  const declare::Range any{unit_of_another_key, -largest, largest};
  t.push_back(needed(text(item + "key",
                          "number of [release] that differs between the members, "
                          "\"release.open_flow\"; a share of the composition scales "
                          "the others so that they still add up to 1; or "
                          "thresholds.probit, the relation between exposure and "
                          "death, with distribution = \"choice\"")));
  t.push_back(needed(choice(
      item + "distribution",
      {"lognormal", "normal", "uniform", "loguniform", "triangular", "discrete",
       "choice"},
      "how its values are spread; lognormal and normal are cut off at the range of "
      "the key; choice is for thresholds.probit")));
  t.push_back(of_varied(number(item + "median", any, "half of the values lie below"),
                        "lognormal"));
  t.push_back(of_varied(number(item + "factor", {"-", 1.001, 1e6},
                               "90 % of the values lie within this factor of the "
                               "median"),
                        "lognormal"));
  t.push_back(of_varied(number(item + "mean", any, "middle of the values"), "normal"));
  t.push_back(
      of_varied(number(item + "deviation", any, "standard deviation"), "normal"));
  t.push_back(of_varied(number(item + "low", any, "smallest value"),
                        "uniform | loguniform | triangular"));
  t.push_back(of_varied(number(item + "high", any, "largest value"),
                        "uniform | loguniform | triangular"));
  t.push_back(
      of_varied(number(item + "mode", any, "most frequent value"), "triangular"));
  t.push_back(
      of_varied(numbers(item + "values", any, "the values there are"), "discrete"));
  t.push_back(of_varied(
      texts(item + "choices",
            "relations between exposure and death, of one substance (farreach list "
            "thresholds); far from the site each member takes one of them"),
      "choice"));
  t.push_back(only_for(item + "distribution = discrete | choice",
                       numbers(item + "weights", {"-", 0, 1},
                               "share of each of the values or choices, adding up to "
                               "1; left out: all alike")));
}

}  // namespace

std::span<const Parameter> ensemble_parameters() {
  static const Table table = [] {
    Table t;
    add_members(t);
    add_start(t);
    add_errors(t);
    add_varied(t);
    return t;
  }();
  return table;
}

}  // namespace farreach
