/// Scores of predictions against measurements after Chang and Hanna (2004), Meteorol.
/// Atmos. Phys. 87, 167-196. Co observed, Cp predicted, < > mean over points:
///
///   FAC2 = share with 1/2 <= Cp/Co <= 2         MG = exp <ln(Co/Cp)>
///   VG   = exp <ln(Co/Cp)^2>                    FB = 2 (<Co> - <Cp>)/(<Co> + <Cp>)
///   NMSE = <(Co - Cp)^2>/(<Co> <Cp>)
///
/// MG above 1 and FB above 0 mean under-prediction. Perfect: 1, 1, 1, 0, 0.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "models/validation/validation.hpp"

namespace farreach {

struct Score {
  int n = 0;
  double fac2 = 0, mg = 0, vg = 0, fb = 0, nmse = 0;  ///< [-]
};

/// Points with a measurement or prediction that is not positive count in FAC2, FB and
/// NMSE; MG and VG then use the smallest positive value of the set in its place.
Score score_of(std::span<const ValidationPoint> points);

/// A score of another model, as published or measured with its public code.
struct PublishedScore {
  const char* dataset;  ///< "lng" or "prairie-grass"
  const char* model;
  const char* scope;    ///< set of points
  int n;                ///< 0: not stated
  double fac2, mg, vg;  ///< NaN: not stated
  const char* source;
};

/// Those on the observations with which the name of the data set begins.
std::vector<PublishedScore> published_scores(std::string_view dataset);

}  // namespace farreach
