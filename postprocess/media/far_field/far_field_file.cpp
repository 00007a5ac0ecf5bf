#include "postprocess/media/far_field/far_field_file.hpp"

#include "models/hazard/far_field.hpp"
#include "postprocess/io/fields.hpp"
#include "postprocess/io/result_tables.hpp"
#include "postprocess/io/value_checks.hpp"
#include "postprocess/media/far_field/far_arrays.hpp"
#include "postprocess/media/far_field/far_fields.hpp"

namespace farreach {

void lay_out_far_field(ResultFile& file, Outcome& outcome) {
  FarField& far = outcome.part<FarField>();
  const std::size_t levels = outcome.levels.size();
  if (!file.has("/far_field", !far.members.empty())) return;
  file.record("/far_field", "an ensemble of particle runs in changing weather", far);
  file.table("/far_field/inputs", "input", "what differs between the members",
             far.plan.inputs);
  file.table("/far_field/members", "member", "one run each", far.members);
  FarMemberArrays members(far, levels);
  file.arrays("/far_field", members);
  FarEndArrays ends(far, levels);
  if (file.has("/far_field/at_end", !far.members.front().rest.empty()))  // since 1.4
    file.arrays("/far_field/at_end", ends);
  FarVolumeArrays volume(far, outcome.site.place);
  if (file.has("/far_field/volume", !far.volume.empty()))  // since format 1.3
    file.arrays("/far_field/volume", volume);
}

void check_far_field(const Outcome& outcome) {
  const FarField& far = outcome.part<FarField>();
  if (far.members.empty()) return;
  checks::within("/far_field/inner", far.grid.inner, 1e-3, checks::longest);
  checks::within("/far_field/outer", far.grid.outer, far.grid.inner, checks::longest);
  checks::within("/far_field/rings", far.grid.rings, 1, 1e5);
  checks::within("/far_field/sectors", far.grid.sectors, 1, 1e5);
  checks::within("/far_field/horizon", far.horizon, 0, checks::latest);
  checks::within("/far_field/model_factor", far.model_factor, 1, checks::greatest);
  checks::ascending("/far_field/frames/time", far.frames.time, 0, checks::latest);
  checks::ascending("/far_field/volume/time", far.volume.time, 0, checks::latest);
  checks::ascending("/far_field/volume/height", far.volume.height, 0, checks::longest);
  for (const FarMember& m : far.members)
    for (const float reach : m.near_reach)
      checks::within("/far_field/values/near_reach", reach, 0, checks::longest);
}

}  // namespace farreach
