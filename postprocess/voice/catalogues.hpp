/// The catalogues that travel inside the library, put there by embed.cmake.
#pragma once

#include <string_view>

namespace farreach::embedded {

std::string_view messages_en();
std::string_view messages_ru();
std::string_view messages_kk();

}  // namespace farreach::embedded
