// Puts snippets in their places: by language first, never in circles, never without end.
#include "kb/library/snippets.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

namespace kb {
namespace {

constexpr std::string_view opening = "{{>";
constexpr std::string_view closing = "}}";
constexpr std::size_t bytes_max = std::size_t{1} << 20;

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

struct Include {
    std::size_t begin;
    std::size_t end;
    std::string_view name;
};

bool next_include(std::string_view text, std::size_t from, Include& include) {
    const auto begin = text.find(opening, from);
    if (begin == text.npos) return false;
    const auto end = text.find(closing, begin);
    if (end == text.npos) return false;
    const auto inside = text.substr(begin + opening.size(), end - begin - opening.size());
    include = {begin, end + closing.size(), trimmed(inside)};
    return true;
}

// One walk through includes inside includes.
class Expander {
  public:
    using Find = std::function<const Snippet*(std::string_view)>;
    using Names = std::function<std::vector<std::string>()>;

    Expander(Find find, Names names, Problems& problems)
        : find_(std::move(find)), names_(std::move(names)), problems_(problems) {}

    std::string expand(std::string_view text, std::string_view file, int line) {
        std::string out;
        std::size_t from = 0;
        made_ += text.size();
        for (Include include{}; next_include(text, from, include); from = include.end) {
            const auto before = text.substr(from, include.begin - from);
            line += static_cast<int>(std::ranges::count(before, '\n'));
            out += before;
            out += included(include.name, file, line);
            if (made_ > bytes_max) return too_much(file, line);
        }
        return out += text.substr(from);
    }

  private:
    // Snippets that double each other grow without end: said once, then no more is read.
    std::string too_much(std::string_view file, int line) {
        if (!full_) {
            say(file, line, "the snippets here make more than 1 MiB of text",
                "include fewer of them");
        }
        full_ = true;
        return {};
    }

    std::string included(std::string_view name, std::string_view file, int line) {
        const auto* snippet = find_(name);
        if (snippet == nullptr) {
            say(file, line, fmt::format("there is no snippet \"{}\"", name),
                did_you_mean(name, names_(), fmt::format("write it in snippets/{}.md", name)));
            return {};
        }
        if (std::ranges::find(within_, snippet) != within_.end()) {
            say(file, line, fmt::format("the snippet \"{}\" includes itself", name),
                "break the circle");
            return {};
        }
        within_.push_back(snippet);
        auto text = expand(snippet->text, snippet->file, 1);
        within_.pop_back();
        return text;
    }

    void say(std::string_view file, int line, std::string what, std::string mend) {
        problems_.push_back(
            {Severity::error, std::string(file), line, 0, std::move(what), std::move(mend)});
    }

    Find find_;
    Names names_;
    Problems& problems_;
    std::vector<const Snippet*> within_;
    std::size_t made_ = 0;
    bool full_ = false;
};

std::string key_of(std::string_view lang, std::string_view name) {
    return lang.empty() ? std::string(name) : fmt::format("{}/{}", lang, name);
}
}  // namespace

void Snippets::add(std::string_view lang, std::string_view name, Snippet snippet) {
    snippet.text = trimmed(snippet.text);
    snippets_.insert_or_assign(key_of(lang, name), std::move(snippet));
}

const Snippet* Snippets::find(std::string_view name, std::string_view lang) const {
    for (const auto& key : {key_of(lang, name), std::string(name)}) {
        const auto found = snippets_.find(key);
        if (found != snippets_.end()) return &found->second;
    }
    return nullptr;
}

std::string Snippets::expand(std::string_view text, std::string_view lang, std::string_view file,
                             int line, Problems& problems) const {
    if (text.find(opening) == text.npos) return std::string(text);
    const auto names = [this] {
        std::vector<std::string> all;
        for (const auto& [key, snippet] : snippets_) all.push_back(key.substr(key.rfind('/') + 1));
        return all;
    };
    const auto find = [this, lang](std::string_view name) { return this->find(name, lang); };
    return Expander(find, names, problems).expand(text, file, line);
}

void Snippets::check(Problems& problems) const {
    Problems found;
    for (const auto& [key, snippet] : snippets_) {
        const auto slash = key.find('/');
        const auto lang = slash == key.npos ? std::string() : key.substr(0, slash);
        expand(snippet.text, lang, snippet.file, 1, found);
    }
    for (auto& problem : found) {
        if (std::ranges::find(problems, problem) == problems.end()) {
            problems.push_back(std::move(problem));
        }
    }
}

}  // namespace kb
