// A strict, stupid reader of the HTML we write: what is not on its lists is an offence.
// Shares no code with the writer, so that both would have to be wrong in the same way.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

class HtmlChecker {
  public:
    /// The first offence, or nothing.
    static std::optional<std::string> offence(std::string_view html) {
        HtmlChecker checker(html);
        checker.document();
        if (checker.offence_.empty()) return std::nullopt;
        return checker.offence_ +
               " near: " + std::string(html.substr(std::min(html.size(), checker.at_), 60));
    }

  private:
    explicit HtmlChecker(std::string_view html) : html_(html) {}

    static const std::map<std::string, std::set<std::string>, std::less<>>& allowed() {
        static const std::map<std::string, std::set<std::string>, std::less<>> tags = {
            {"p", {}},
            {"br", {}},
            {"hr", {}},
            {"h2", {"id"}},
            {"h3", {"id"}},
            {"h4", {"id"}},
            {"h5", {"id"}},
            {"h6", {"id"}},
            {"ul", {}},
            {"ol", {"start"}},
            {"li", {}},
            {"blockquote", {}},
            {"pre", {}},
            {"code", {}},
            {"em", {}},
            {"strong", {}},
            {"del", {}},
            {"table", {}},
            {"thead", {}},
            {"tbody", {}},
            {"tr", {}},
            {"th", {"class"}},
            {"td", {"class"}},
            {"a", {"href", "title", "rel", "target"}},
            {"img", {"src", "alt", "title", "loading"}},
        };
        return tags;
    }

    void document() {
        while (at_ < html_.size() && offence_.empty()) {
            if (peek() == '<') {
                tag();
            } else {
                character("text");
            }
        }
        if (offence_.empty() && !open_.empty()) fail("not closed: " + open_.back());
    }

    char peek() const { return at_ < html_.size() ? html_[at_] : '\0'; }
    void fail(std::string what) {
        if (offence_.empty()) offence_ = std::move(what);
    }
    bool take(std::string_view text) {
        if (!html_.substr(at_).starts_with(text)) return false;
        at_ += text.size();
        return true;
    }

    void character(std::string_view where) {
        const auto byte = static_cast<unsigned char>(peek());
        if (peek() == '&') {
            for (const auto* entity : {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"}) {
                if (take(entity)) return;
            }
            return fail("a bare & in " + std::string(where));
        }
        if (peek() == '<' || peek() == '>' || peek() == '"' || peek() == '\'') {
            return fail("an unescaped character in " + std::string(where));
        }
        if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
            return fail("a control character in " + std::string(where));
        }
        ++at_;
    }

    std::string name() {
        const auto begin = at_;
        while ((peek() >= 'a' && peek() <= 'z') || (peek() >= '1' && peek() <= '6')) ++at_;
        return std::string(html_.substr(begin, at_ - begin));
    }

    void tag() {
        take("<");
        if (take("/")) return end_tag();
        const auto tag_name = name();
        const auto known = allowed().find(tag_name);
        if (known == allowed().end()) return fail("tag " + tag_name);
        std::map<std::string, std::string> attributes;
        while (take(" ") && offence_.empty()) attribute(known->second, attributes);
        if (!offence_.empty()) return;
        if (!take(">")) return fail("a broken tag " + tag_name);
        judge(tag_name, attributes);
        if (tag_name == "br" || tag_name == "hr" || tag_name == "img") return;
        open_.push_back(tag_name);
        if (open_.size() > 80) fail("too deep");
    }

    void end_tag() {
        const auto tag_name = name();
        if (!take(">")) return fail("a broken end tag");
        if (open_.empty() || open_.back() != tag_name) return fail("closes nothing: " + tag_name);
        open_.pop_back();
    }

    void attribute(const std::set<std::string>& names, std::map<std::string, std::string>& all) {
        const auto key = name();
        if (!names.contains(key)) return fail("attribute " + key);
        if (!take("=\"")) return fail("attribute without value");
        const auto begin = at_;
        while (at_ < html_.size() && peek() != '"' && offence_.empty()) character("attribute");
        const auto value = html_.substr(begin, at_ - begin);
        if (!take("\"")) return fail("attribute not closed");
        if (!all.emplace(key, value).second) fail("attribute twice: " + key);
    }

    void judge(const std::string& tag_name, const std::map<std::string, std::string>& attributes) {
        const auto value = [&](const char* key) {
            const auto found = attributes.find(key);
            return found == attributes.end() ? std::string() : found->second;
        };
        if (tag_name == "a") judge_link(value("href"), value("rel"));
        if (tag_name == "a" && std::ranges::find(open_, "a") != open_.end())
            fail("a link in a link");
        if (tag_name == "img") judge_image(value("src"), value("loading"));
        if (tag_name == "td" || tag_name == "th") {
            const auto given = value("class");
            if (!given.empty() && !given.starts_with("align-")) fail("class " + given);
        }
        if (tag_name == "ol" &&
            value("start").find_first_not_of("0123456789") != std::string::npos) {
            fail("start is no number");
        }
    }

    static std::string lowered(std::string text) {
        for (auto& c : text) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        }
        return text;
    }

    void judge_link(const std::string& href, const std::string& rel) {
        const auto low = lowered(href);
        const bool web = low.starts_with("https://") || low.starts_with("http://");
        const bool local = (low.starts_with("/") && !low.starts_with("//")) || low.starts_with("#");
        if (!web && !local && !low.starts_with("mailto:") && !low.starts_with("tel:")) {
            fail("leads to " + href);
        }
        if (href.find_first_of("\\ \n\t`") != std::string::npos) fail("an odd address " + href);
        if (web && rel != "noopener noreferrer nofollow") fail("rel is " + rel);
    }

    void judge_image(const std::string& src, const std::string& loading) {
        const auto low = lowered(src);
        const bool local = low.starts_with("/") && !low.starts_with("//");
        if (!local && !low.starts_with("https://")) fail("shows " + src);
        if (loading != "lazy") fail("an image that is not lazy");
    }

    std::string_view html_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    std::string offence_;
};
