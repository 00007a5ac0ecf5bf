#include "scenarios/ensemble/toxic_models.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

#include "models/hazard/notice.hpp"
#include "models/toxicity/toxicity.hpp"
#include "scenarios/reading/diagnostics.hpp"

namespace farreach {
namespace {

std::vector<std::string> known_models() {
  std::vector<std::string> known;
  for (const auto& model : probit_models()) known.emplace_back(model.key);
  return known;
}

/// Number of a model the user named; -1 after an error.
int number_of(VaryItem& item, const std::string& key) {
  const auto known = known_models();
  const auto found = std::find(known.begin(), known.end(), key);
  if (found != known.end()) return static_cast<int>(found - known.begin());
  const std::string meant = nearest_word(key, known);
  item.error("choices",
             "unknown probit \"" + key + '"' +
                 (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"),
             "known: " + joined(known));
  return -1;
}

void require_one_substance(VaryItem& item, const std::vector<double>& numbers) {
  std::set<std::string_view> substances;
  for (const double n : numbers)
    substances.insert(probit_models()[static_cast<std::size_t>(n)].substance);
  if (substances.size() > 1)
    item.error("choices", item.path("choices") + " holds models of several substances",
               "choose among those of one; farreach list thresholds shows them");
}

/// Column of the plan that holds the model; its width when there is none.
std::size_t column_of(const EnsemblePlan& plan) {
  std::size_t at = 0;
  while (at < plan.inputs.size() && plan.inputs[at].key != toxic_model_key) ++at;
  return at;
}

/// Where the scenario says that the model is varied.
std::string place_in(const Checked& checked) {
  const std::size_t count = checked.values.count("ensemble.vary");
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key = fmt::format("ensemble.vary[{}].key", i);
    if (checked.values.text_or(key, "") == toxic_model_key) return key;
  }
  return "ensemble";
}

/// "(Perry and Articola)" becomes "(Perry and Articola; TNO, HSE SLOT/SLOD)": that of
/// the plumes near the site, then the others that members draw.
void say_at(Level& level, const std::set<std::size_t>& drawn,
            const std::string& distribution) {
  std::string others;
  for (const std::size_t number : drawn) {
    const auto& model = probit_models()[number];
    if (model.key == level.probit) continue;
    others += (others.empty() ? "; " : ", ") + std::string(model.name);
  }
  const auto end = level.name.rfind(')');
  if (end != level.name.npos) level.name.insert(end, others);
  level.comparison +=
      " In the ensemble, by the relation drawn for each member, " + distribution + ".";
}

}  // namespace

Distribution read_toxic_models(VaryItem& item) {
  Distribution d;
  d.kind = Distribution::Kind::discrete;
  item.need("choices");
  if (!item.good()) return d;
  for (const auto& key : item.values().texts(item.path("choices"))) {
    const int number = number_of(item, key);
    if (number < 0) return d;
    if (std::find(d.values.begin(), d.values.end(), number) != d.values.end())
      item.error("choices", item.path("choices") + " names \"" + key + "\" twice");
    d.values.push_back(number);
    const auto& model = probit_models()[static_cast<std::size_t>(number)];
    d.names.push_back(fmt::format("{} (number {})", model.name, number));
  }
  if (d.values.size() < 2)
    item.error("choices", item.path("choices") + " needs at least two models");
  require_one_substance(item, d.values);
  d.weights = item.weights(d.values.size());
  return d;
}

void say_toxic_models(Checked& checked, const EnsemblePlan& plan,
                      std::vector<Level>& levels, std::vector<Notice>& notices) {
  const std::size_t at = column_of(plan);
  if (at == plan.inputs.size() || plan.empty()) return;
  std::set<std::size_t> drawn;
  for (const auto& row : plan.values) drawn.insert(static_cast<std::size_t>(row[at]));
  const std::string substance(probit_models()[*drawn.begin()].substance);
  bool asked = false;
  for (Level& level : levels) {
    if (level.quantity != quantity::lethality || level.substance != substance) continue;
    asked = true;
    say_at(level, drawn, plan.inputs[at].distribution);
  }
  if (!asked)
    return checked.error(place_in(checked),
                         std::string(toxic_model_key) +
                             " is varied, but no lethality of " + substance +
                             " is looked for, so that it would change nothing",
                         "name \"lethality\" in thresholds.systems and " + substance +
                             " in thresholds.substances, or leave the input out");
  std::string sources;
  bool provisional = false;
  for (const std::size_t number : drawn) {
    const auto& model = probit_models()[number];
    sources +=
        fmt::format("{}{}: {}", sources.empty() ? "" : ". ", model.name, model.source);
    provisional = provisional || model.provisional;
  }
  notices.push_back(
      notice("ensemble.toxic_models",
             provisional ? NoticeSeverity(NoticeSeverity::provisional)
                         : NoticeSeverity(NoticeSeverity::assumption),
             {{"substance", said::text(substance)}, {"sources", said::text(sources)}}));
}

}  // namespace farreach
