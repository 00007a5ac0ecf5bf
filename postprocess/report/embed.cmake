# Writes OUTPUT, a C++ source that holds files as text. ITEMS lists name|path pairs,
# separated by commas. References to other files (source maps, url(...) of images) are
# taken out, since the page must never ask a network for anything.
file(WRITE ${OUTPUT}.part "#include \"postprocess/report/embedded.hpp\"\n\n"
  "namespace farreach::embedded {\n")
string(REPLACE "," ";" items "${ITEMS}")
foreach(item IN LISTS items)
  string(REPLACE "|" ";" pair "${item}")
  list(GET pair 0 name)
  list(GET pair 1 path)
  file(READ "${path}" text)
  string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" text "${text}")
  string(REGEX REPLACE "/[*]# sourceMappingURL=[^*]*[*]/" "" text "${text}")
  string(REGEX REPLACE "url\\([^)]*\\.png\\)" "none" text "${text}")
  string(FIND "${text}" ")~~~~\"" clash)
  if(NOT clash EQUAL -1)
    message(FATAL_ERROR "${path} holds the end mark of a raw string")
  endif()
  file(APPEND ${OUTPUT}.part "\nstd::string_view ${name}() {\n"
    "  static constexpr std::string_view text = R\"~~~~(")
  file(APPEND ${OUTPUT}.part "${text}")
  file(APPEND ${OUTPUT}.part ")~~~~\";\n  return text;\n}\n")
endforeach()
file(APPEND ${OUTPUT}.part "\n}  // namespace farreach::embedded\n")
file(RENAME ${OUTPUT}.part ${OUTPUT})
