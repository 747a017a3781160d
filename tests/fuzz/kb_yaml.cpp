// Any bytes as YAML: a document or problems, never both missing, and every node can be walked.
#include "kb/library/article_file.hpp"
#include "kb/utf8.hpp"
#include "kb/yaml/yaml.hpp"

#include <cstdint>
#include <cstdlib>

namespace {
std::size_t walk(const kb::yaml::Node& node) {
    std::size_t seen = 1 + node.text().size() + node.texts().size() + node.words().size();
    if (node.line() < 1) std::abort();
    if (kb::first_control(node.text())) std::abort();
    node.date();
    node.instant();
    node.duration();
    for (const auto item : node.items()) seen += walk(item);
    for (const auto [name, value, key] : node.entries()) {
        if (!node[name] && value) std::abort();
        seen += walk(value) + walk(key);
    }
    return seen;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kb::Problems problems;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto document = kb::yaml::parse("fuzz.yaml", text, problems);
    if (document.has_value() == kb::has_errors(problems)) std::abort();
    if (!document) return 0;
    walk(document->root());
    kb::yaml::check(document->root(), kb::article_schema, problems);
    return 0;
}
