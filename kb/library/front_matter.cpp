// Front matter stands between a first line `---` and the next line `---`.
#include "kb/library/front_matter.hpp"

#include "kb/utf8.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kb {
namespace {

Problem at(const std::string& file, TextPlace place, std::string what, std::string mend) {
    return {Severity::error, file, place.line, place.column, std::move(what), std::move(mend)};
}

std::optional<Problem> unreadable(std::string_view text, const std::string& file) {
    if (const auto bad = first_invalid_utf8(text)) {
        return at(file, place_at(text, *bad), "this is not UTF-8", "save the file as UTF-8");
    }
    if (const auto control = first_control(text)) {
        return at(file, place_at(text, *control), "a control character", "remove it");
    }
    return std::nullopt;
}

bool is_fence(std::string_view line) {
    return line.starts_with("---") && line.find_first_not_of(" \t", 3) == line.npos;
}
}  // namespace

std::optional<FrontMatter> cut_front_matter(std::string_view bytes, const std::string& file,
                                            std::size_t bytes_max, Problems& problems) {
    const auto refuse = [&](Problem problem) {
        problems.push_back(std::move(problem));
        return std::nullopt;
    };
    if (bytes.size() > bytes_max) {
        return refuse({Severity::error, file, 0, 0,
                       fmt::format("the file has more than {} KiB", bytes_max >> 10U), "split it"});
    }
    const auto text = with_plain_line_ends(bytes);
    if (auto problem = unreadable(text, file)) return refuse(std::move(*problem));

    std::size_t begin = std::string::npos;
    int line = 1;
    for (std::size_t from = 0; from < text.size(); ++line) {
        const auto end = std::min(text.find('\n', from), text.size());
        const bool fence = is_fence(std::string_view(text).substr(from, end - from));
        const auto next = std::min(end + 1, text.size());
        if (line == 1 && !fence) break;
        if (line == 1) begin = next;
        if (line > 1 && fence) {
            return FrontMatter{text.substr(begin, from - begin), text.substr(next), line + 1};
        }
        from = next;
    }
    if (begin == std::string::npos) {
        return refuse(at(file, {}, "there is no front matter",
                         "begin the file with a line ---, then title: ..., then a line ---"));
    }
    return refuse(at(file, {}, "the front matter does not end", "end it with a line ---"));
}

}  // namespace kb
