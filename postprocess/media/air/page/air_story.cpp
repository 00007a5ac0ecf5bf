#include "postprocess/media/air/page/air_story.hpp"

#include "postprocess/media/air/page/air_parts.hpp"
#include "postprocess/media/air/validity.hpp"

namespace farreach {

const LevelReach* worst_reach(const Effects& effects, std::size_t level) {
  const LevelReach* worst = nullptr;
  for (const LevelReach& r : effects.reaches)
    if (r.level == level && (!worst || r.distance > worst->distance)) worst = &r;
  return worst;
}

std::string reach_text(const Story& story, const LevelReach& reach) {
  if (reach.member >= story.outcome.members.size()) return "—";
  const BelievedReach b =
      believed(reach, story.outcome.members[reach.member], story.effects.model_factor);
  return story.human.distance_within(b.middle, b.interval.low, b.interval.high,
                                     reach.range_end);
}

std::string two_measures(const Story& story) {
  bool mean = false, load = false;
  for (const Level& level : story.outcome.levels) {
    mean = mean || level.quantity == "concentration";
    load = load || level.quantity == "lethality";
  }
  return mean && load ? " " + story.say("note.two_measures") : "";
}

bool of_one_weather(const Story& story, const LevelExtent& e) {
  for (const LevelReach& r : story.effects.reaches) {
    if (r.level != e.level || r.member != e.member ||
        r.member >= story.outcome.members.size())
      continue;
    const Interval own =
        believed(r, story.outcome.members[r.member], story.effects.model_factor)
            .interval;
    return own.low == e.low && own.high == e.high;
  }
  return false;
}

}  // namespace farreach
