// Problems and test results as text, JSON and JUnit.
#pragma once

#include "kb/problem.hpp"
#include "server/desk/editing/content_tests.hpp"

#include <string>

namespace cli {

std::string problems_json(const kb::Problems& problems);
std::string problems_summary(const kb::Problems& problems);  // "2 errors, 5 warnings"
std::string report_text(const desk::TestReport& report);
std::string report_json(const desk::TestReport& report);
std::string report_junit(const desk::TestReport& report);

}  // namespace cli
