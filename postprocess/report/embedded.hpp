/// Files that travel inside the library, put there by embed.cmake when it is built.
#pragma once

#include <string_view>

namespace farreach::embedded {

std::string_view page_template();
std::string_view table_template();
std::string_view block_template();
std::string_view page_css();
std::string_view page_js();
std::string_view leaflet_js();
std::string_view leaflet_css();
std::string_view chart_js();
std::string_view licences();

}  // namespace farreach::embedded
