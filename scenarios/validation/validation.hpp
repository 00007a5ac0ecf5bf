/// Runs the plume model for the trials of a field campaign.
///
/// Observations are read from CSV with one row per arc. Columns are found by name, so
/// that their order is free; see lng.cpp and prairie_grass.cpp for the names. A trial
/// that lacks what the model needs is skipped and listed with the reason.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "models/validation/validation.hpp"

namespace farreach {

/// Names that `run_validation` knows.
std::vector<std::string> validation_datasets();

/// Predicts every arc of every trial. Throws InputError for an unknown data set, an
/// unreadable file or a wrong column.
ValidationResult run_validation(const std::string& dataset,
                                const std::filesystem::path& observations);

}  // namespace farreach
