// Finds the line to write behind, writes as its neighbours are written, and reads the result.
#include "server/desk/editing/patch.hpp"

#include "kb/library/front_matter.hpp"
#include "kb/utf8.hpp"
#include "kb/yaml/yaml.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

namespace desk {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t phrase_bytes_max = 200;
constexpr std::size_t label_search_lines = 60;

Lines lines_of(std::string_view bytes) {
    Lines lines;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        const auto size = end == bytes.npos ? bytes.size() : end + 1;
        lines.emplace_back(bytes.substr(0, size));
        bytes.remove_prefix(size);
    }
    return lines;
}

std::string joined(const Lines& lines) {
    std::string all;
    for (const auto& line : lines) all += line;
    return all;
}

std::string_view without_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string_view end_of(std::string_view line) {
    const auto end = line.substr(without_end(line).size());
    return end.empty() ? std::string_view("\n") : end;
}

std::string_view indent_of(std::string_view line) {
    return line.substr(0, std::min(line.find_first_not_of(' '), without_end(line).size()));
}

std::string_view trimmed(std::string_view line) {
    line = without_end(line);
    line.remove_prefix(indent_of(line).size());
    while (line.ends_with(' ')) line.remove_suffix(1);
    return line;
}

// A file being edited: which line the field stands on, and how.
class Editing {
  public:
    Editing(std::string_view bytes, std::string key, std::span<const std::string> phrases)
        : lines_(lines_of(bytes)), key_(std::move(key)), phrases_(phrases) {}

    // Behind the last line that the field has.
    bool add_behind(int last) {
        const auto at = static_cast<std::size_t>(last) - 1;
        if (last < 1 || at >= lines_.size()) return false;
        const auto line = lines_[at];
        const auto text = trimmed(line);
        if (text.starts_with(key_ + ":")) return add_inline(at);
        if (text.ends_with(']') || text.ends_with(',') || text.starts_with('[')) return false;
        const bool list = text.starts_with("- ");
        Lines more;
        for (const auto& phrase : phrases_) {
            more.push_back(fmt::format("{}{}{}", indent_of(line),
                                       list ? "- " + in_quotes(phrase) : phrase, end_of(line)));
        }
        if (!line.ends_with('\n')) lines_[at] += '\n';
        insert(at + 1, more);
        return true;
    }

    // A new field behind this line, as deep as it.
    bool add_field(std::size_t behind) {
        if (behind >= lines_.size()) return false;
        const auto line = lines_[behind];
        const std::string indent(indent_of(line));
        Lines more{fmt::format("{}{}: |{}", indent, key_, end_of(line))};
        for (const auto& phrase : phrases_)
            more.push_back(fmt::format("{}  {}{}", indent, phrase, end_of(line)));
        insert(behind + 1, more);
        return true;
    }

    // The line of `label:` or `title:` at or below a line (counted from 1).
    std::optional<std::size_t> find_key(std::string_view key, int from) const {
        const auto first = static_cast<std::size_t>(std::max(from, 1)) - 1;
        const auto end = std::min(lines_.size(), first + label_search_lines);
        for (auto at = first; at < end; ++at) {
            if (trimmed(lines_[at]).starts_with(std::string(key) + ":")) return at;
        }
        return std::nullopt;
    }

    std::string text() const { return joined(lines_); }
    int first_changed() const { return static_cast<int>(first_) + 1; }

  private:
    // `questions: [a, b]` or `questions: a`.
    bool add_inline(std::size_t at) {
        const auto line = lines_[at];
        const std::string indent(indent_of(line));
        auto value = trimmed(line).substr(key_.size() + 1);
        value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
        if (value.empty() || value.starts_with('|') || value.starts_with('>')) return false;
        Lines fresh;
        if (value.starts_with('[')) {
            if (!value.ends_with(']') || value.contains('#')) return false;
            std::string list(value.substr(0, value.size() - 1));
            for (const auto& phrase : phrases_) list += ", " + in_quotes(phrase);
            fresh.push_back(fmt::format("{}{}: {}]{}", indent, key_, list, end_of(line)));
        } else {
            fresh.push_back(fmt::format("{}{}:{}", indent, key_, end_of(line)));
            fresh.push_back(fmt::format("{}  - {}{}", indent, value, end_of(line)));
            for (const auto& phrase : phrases_)
                fresh.push_back(fmt::format("{}  - {}{}", indent, in_quotes(phrase), end_of(line)));
        }
        lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(at));
        insert(at, fresh);
        return true;
    }

    void insert(std::size_t at, const Lines& more) {
        first_ = at;
        lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
    }

    Lines lines_;
    std::string key_;
    std::span<const std::string> phrases_;
    std::size_t first_ = 0;
};

// The map of an intent, follow-ups of follow-ups included ("parent/child").
kb::yaml::Node intent_node(const kb::yaml::Node& intents, std::string_view id) {
    const auto slash = id.find('/');
    const auto here = intents[id.substr(0, slash)];
    return slash == id.npos ? here : intent_node(here["follow_ups"], id.substr(slash + 1));
}

std::vector<kb::Phrase> read_again(const kb::Item& item, const std::string& file,
                                   std::string_view key, std::string_view bytes) {
    kb::Problems problems;
    if (item.kind == kb::ItemKind::intent) {
        const auto document = kb::yaml::parse(file, bytes, problems);
        if (!document) return {};
        return intent_node(document->root()["intents"], item.id)[key].texts();
    }
    const auto cut = kb::cut_front_matter(bytes, file, std::size_t{1} << 20, problems);
    if (!cut) return {};
    const auto document = kb::yaml::parse(file, cut->yaml, problems, kb::front_matter_line);
    return document ? document->root()[key].texts() : std::vector<kb::Phrase>{};
}

// The lines that the field has now; an item's first phrase is its title or label.
std::span<const kb::Phrase> written(const kb::Item& item, Field field) {
    if (field == Field::look_alikes) return item.negatives;
    const std::span<const kb::Phrase> phrases(item.phrases);
    return phrases.subspan(std::min<std::size_t>(1, phrases.size()));
}

std::string diff_of_new(const std::string& file, const Lines& lines) {
    auto text = fmt::format("--- /dev/null\n+++ b/{}\n@@ -0,0 +1,{} @@\n", file, lines.size());
    for (const auto& line : lines) text += '+' + line;
    if (!text.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    return text;
}

}  // namespace

std::string_view key_of(kb::ItemKind kind, Field field) {
    if (kind == kb::ItemKind::article)
        return field == Field::phrases ? "questions" : "not_questions";
    return field == Field::phrases ? "examples" : "not_examples";
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') out += '\\';
        out += letter;
    }
    return out + '"';
}

std::string as_phrase(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        const bool blank = static_cast<unsigned char>(letter) <= 0x20 || letter == 0x7f;
        if (!blank)
            out += letter;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    if (out.size() > phrase_bytes_max) {
        out.resize(phrase_bytes_max);
        while (!out.empty() && (static_cast<unsigned char>(out.back()) & 0xC0) == 0x80)
            out.pop_back();
        if (!out.empty() && static_cast<unsigned char>(out.back()) >= 0x80) out.pop_back();
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

std::expected<Patch, std::string> patch_phrases(const Content& content, std::size_t number,
                                                Field field, std::span<const std::string> phrases,
                                                std::string_view bytes) {
    const auto& item = content.matcher().items()[number];
    const auto key = key_of(item.kind, field);
    if (item.phrases.empty() || phrases.empty()) return std::unexpected("there is nothing to add");
    const auto& head = item.phrases.front();
    Editing editing(bytes, std::string(key), phrases);
    int last = 0;
    for (const auto& line : written(item, field)) {
        if (line.file == head.file) last = std::max(last, line.line);
    }
    bool done = false;
    if (last > 0) {
        done = editing.add_behind(last);
    } else {
        const auto name = item.kind == kb::ItemKind::article ? "title" : "label";
        const auto behind = editing.find_key(name, head.line);
        done = behind && editing.add_field(*behind);
    }
    const auto after = editing.text();
    const auto again = done ? read_again(item, head.file, key, after) : std::vector<kb::Phrase>{};
    const bool all = std::ranges::all_of(phrases, [&](const std::string& phrase) {
        return std::ranges::find(again, phrase, &kb::Phrase::text) != again.end();
    });
    if (!all || again.size() != written(item, field).size() + phrases.size()) {
        return std::unexpected(fmt::format(
            "{} of {} is written in a way that can not be added to; add the lines by hand", key,
            head.file));
    }
    return Patch{.target = item.id,
                 .field = std::string(key),
                 .file = head.file,
                 .line = editing.first_changed(),
                 .diff = unified_diff(head.file, bytes, after),
                 .text = after};
}

std::string unified_diff(const std::string& file, std::string_view before, std::string_view after) {
    constexpr std::size_t around = 3;
    const auto old = lines_of(before);
    const auto now = lines_of(after);
    std::size_t same = 0;
    while (same < old.size() && same < now.size() && old[same] == now[same]) ++same;
    if (same == old.size() && same == now.size()) return {};
    std::size_t tail = 0;
    while (tail < old.size() - same && tail < now.size() - same &&
           old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    if (before.empty()) return diff_of_new(file, now);
    const auto first = same - std::min(same, around);
    const auto behind = std::min(tail, around);
    const auto old_end = old.size() - tail + behind;
    const auto now_end = now.size() - tail + behind;
    const auto start = [&](std::size_t count) { return count == 0 ? first : first + 1; };
    auto text =
        fmt::format("--- a/{0}\n+++ b/{0}\n@@ -{1},{2} +{3},{4} @@\n", file, start(old_end - first),
                    old_end - first, start(now_end - first), now_end - first);
    const auto add = [&](char mark, const std::string& line) {
        text += mark + line;
        if (!line.ends_with('\n')) text += "\n\\ No newline at end of file\n";
    };
    for (auto at = first; at < same; ++at) add(' ', old[at]);
    for (auto at = same; at < old.size() - tail; ++at) add('-', old[at]);
    for (auto at = same; at < now.size() - tail; ++at) add('+', now[at]);
    for (auto at = old.size() - tail; at < old_end; ++at) add(' ', old[at]);
    return text;
}

}  // namespace desk
