/// The relation between toxic load and death as an input of an ensemble.
///
///   [[ensemble.vary]]
///   key = "thresholds.probit"
///   distribution = "choice"
///   choices = ["h2s_perry_articola", "h2s_tno", "h2s_hse"]
///   weights = [0.4, 0.3, 0.3]
///
/// Published relations differ by up to five in concentration, mainly by their exponent
/// n of the load int C^n dt (1.43 to 4 for H2S): one is drawn for each member. The
/// exponent is not varied by itself: a and b of Pr = a + b ln(load) were fitted with
/// their n and hold in unit^n min, so that another n alone would move the fatal
/// concentration by orders of magnitude.
///
/// In the plan a relation is its number in probit_models().
#pragma once

#include <vector>

#include "models/hazard/ensemble_plan.hpp"
#include "models/hazard/outcome.hpp"
#include "scenarios/ensemble/distribution.hpp"
#include "scenarios/ensemble/vary_item.hpp"

namespace farreach {

inline constexpr const char* toxic_model_key = "thresholds.probit";

/// Reads choices and weights; all models are of one substance.
Distribution read_toxic_models(VaryItem& item);

/// Says at the levels of lethality that the plan varies their model, and in a notice.
/// An error when there is no such level of the substance.
void say_toxic_models(Checked& checked, const EnsemblePlan& plan,
                      std::vector<Level>& levels, std::vector<Notice>& notices);

}  // namespace farreach
