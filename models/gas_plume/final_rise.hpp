/// Where the rise of a light plume ends: break-up by ambient turbulence, and the lid of
/// the mixing layer.
///
/// Break-up. A rising plume mixes by turbulence of its own making, which dissipates
/// w^3/dh; when that falls to what the air dissipates the plume is torn apart, its
/// parts are carried up and down, and it is passive from there on (Briggs 1975, in
/// Lectures on Air Pollution and Environmental Impact Analyses, AMS, 59-111; Briggs
/// 1984, in Atmospheric Science and Power Production, DOE/TIC-27601, 327-366). Each of
/// his final rises, put into the law of the bent-over plume dh = 1.6 F^(1/3) x^(2/3)/U
/// with w = U d(dh)/dx, is a speed below which the plume breaks up:
///
///   shear       dh = 1.3 F/(U u*^2) (z/dh)^(2/3)       w = 1.183 u* (dh/z)^(1/3)
///   convection  dh = 4.3 (F/U)^(3/5) H*^(-2/5)         w = 0.400 (H* dh)^(1/3)
///   aloft       dh = 38.71 F^(3/5)/U, F >= 55          w = 0.0642 (U dh)^(1/3)
///               dh = 21.425 F^(3/4)/U, F < 55          w = 0.175 (U dh)^(1/6)
///
/// the last in air that is not stable (Briggs 1971 as in the ISC3 user's guide, EPA-
/// 454/B-95-003b, equations 1-11 to 1-14; lengths m, times s). The largest speed breaks
/// it up first. In stable air stratification ends the rise, with 2.6 (F/(U N^2))^(1/3),
/// by the equations of the plume themselves.
///
/// Lid. Matter at its level of rest is spread from 0.5 to 1.5 of the rise dh_e that
/// the stratification above the lid would allow, and what lies above the lid has gone
/// through (Briggs 1975; Weil 1988; as in AERMOD, EPA-454/R-03-004, section 5.6):
///
///   dh_e/d = ((2.6)^3 F/(U N^2 d^3) + (2/3)^3)^(1/3)
///   gone:    P = 1.5 - d/dh_e, within [0, 1]
///
/// What is trapped lies about hs + (0.62 + 0.38 P) d (Berkowicz, Olesen and Torp 1986).
/// From there the middle of a passive plume tends to half the depth of the layer while
/// it is mixed through it, within h/sigma_w, as in AERMOD.
///
/// dh rise above the source [m]; z height; F buoyancy flux g' U A/pi [m4/s3]; U wind
/// [m/s]; d from source to lid [m]; N^2 above the lid [1/s2]; H* surface buoyancy flux.
/// PROVISIONAL: N above the lid is that of the standard atmosphere; a jump of
/// temperature at the lid is not represented, so that rather too much goes through.
#pragma once

#include "models/gas_plume/plume_state.hpp"

namespace farreach {

/// Rising speed below which a plume at `height` breaks up [m/s]; 0: nothing breaks it.
double break_up_speed(const SurfaceLayer& air, double height, double source_height);

/// g' U A/pi of a section, positive when light [m4/s3].
double buoyancy_flux(const PlumeSetting& setting, const CrossSection& section);

/// What happens at the lid.
struct AtTheLid {
  double gone = 0;    ///< share that goes through [-]
  double height = 0;  ///< about which the rest lies [m]
};
AtTheLid at_the_lid(const SurfaceLayer& air, double buoyancy_flux, double wind,
                    double source_height);

}  // namespace farreach
