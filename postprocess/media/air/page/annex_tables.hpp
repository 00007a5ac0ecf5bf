/// Tables of the annex that list what went in and what was checked.
#pragma once

#include "postprocess/report/content.hpp"
#include "postprocess/report/story.hpp"

namespace farreach {

Table source_table(const Story& story);
Table composition_table(const Story& story);
Table weather_table(const Story& story);
Table level_sources(const Story& story);
Table check_table(const Story& story);
/// The same two where the source is no gas.
Table facts_table(const Story& story);
Table plain_check_table(const Story& story);
Table balance_table(const Story& story);  ///< worst departure of each quantity

}  // namespace farreach
