#include "postprocess/media/air/page/far_story.hpp"
#include "models/hazard/far_field.hpp"
#include "postprocess/media/far_field/effects/far_field.hpp"

namespace farreach {
std::string share_text(const Story& story, const Share& share) {
  return story.human.percent_range(share.probability, share.low, share.high);
}

std::string member_date(const Story& story, std::size_t member) {
  const std::string& utc = story.outcome.part<FarField>().members.at(member).start_utc;
  if (utc.size() < 16) return utc.empty() ? "—" : utc;
  return utc.substr(0, 10) + " " + utc.substr(11, 5) + "\u00a0UTC";
}

std::string member_wind(const Story& story, std::size_t member) {
  const FarMember& m = story.outcome.part<FarField>().members.at(member);
  return story.say("far.wind", {{"from", story.human.compass(m.wind_from)},
                                {"speed", story.human.number(m.wind_speed)}});
}

std::string input_name(const Story& story, std::size_t input) {
  const EnsembleInput& i = story.outcome.part<FarField>().plan.inputs.at(input);
  return story.say.text_or("input." + i.key, i.meaning.empty() ? i.key : i.meaning);
}

const FarSensitivity* leading_sensitivity(const Story& story) {
  const auto& all = story.effects.part<FarEffects>().sensitivity;
  if (all.empty()) return nullptr;
  const BorderVerdict* leading =
      leading_verdict(story.outcome, story.findings.verdicts);
  const auto& borders = story.outcome.geography.borders;
  for (const FarSensitivity& s : all) {
    const auto& b = borders[static_cast<std::size_t>(s.border)];
    if (leading && b.state == leading->state && b.kind == leading->kind) return &s;
  }
  return &all.front();
}

std::string verdict_share(const Story& story, const BorderVerdict& v) {
  return story.human.percent_range(v.probability, v.probability_low,
                                   v.probability_high);
}

}  // namespace farreach
