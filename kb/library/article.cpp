// What an article answers about itself: for whom, when, in which wording.
#include "kb/library/article.hpp"

#include <algorithm>
#include <numeric>

namespace kb {
namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool same(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool lists(const std::vector<std::string>& names, std::string_view name) {
    return names.empty() ||
           std::ranges::any_of(names, [&](const std::string& each) { return same(each, name); });
}

// `*` stands for anything; linear but for one way back to the last star.
bool fits(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = pattern.npos;
    std::size_t mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != pattern.npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == pattern.npos;
}

// The path of a URL; patterns begin with a slash.
std::string_view path_of(std::string_view page) {
    const auto host = page.find("://");
    if (host != page.npos) {
        const auto slash = page.find('/', host + 3);
        page = slash == page.npos ? std::string_view("/") : page.substr(slash);
    }
    return page.substr(0, page.find_first_of("?#"));
}
}  // namespace

bool admits(const Audience& audience, const Visitor& visitor) {
    if (visitor.agent) return true;
    if (audience.who == Who::agents) return false;
    if (audience.who == Who::verified && !visitor.verified) return false;
    if (!lists(audience.tiers, visitor.tier) || !lists(audience.countries, visitor.country)) {
        return false;
    }
    if (audience.pages.empty()) return true;
    const auto path = path_of(visitor.page);
    return std::ranges::any_of(audience.pages,
                               [&](const std::string& pattern) { return fits(pattern, path); });
}

bool Validity::holds(std::chrono::sys_days day) const {
    return (!from || day >= *from) && (!until || day < *until);
}

const Variant* variant_for(const Article& article, std::uint64_t hash) {
    std::uint64_t all = 0;
    for (const auto& variant : article.variants) all += static_cast<std::uint64_t>(variant.weight);
    if (all == 0) return nullptr;
    auto place = hash % all;
    for (const auto& variant : article.variants) {
        const auto weight = static_cast<std::uint64_t>(variant.weight);
        if (place < weight) return &variant;
        place -= weight;
    }
    return nullptr;
}

Item to_item(const Article& article) {
    Item item;
    item.kind = ItemKind::article;
    item.id = article.id;
    item.lang = article.lang;
    item.label = article.title;
    item.phrases.push_back({article.title, article.file, article.title_line});
    item.phrases.insert(item.phrases.end(), article.questions.begin(), article.questions.end());
    item.negatives = article.not_questions;
    item.keywords = article.keywords;
    item.body = article.body_text;
    if (!item.body.starts_with(article.answer_text)) {
        item.body = article.answer_text + "\n\n" + item.body;
    }
    item.risk = article.risk;
    return item;
}

}  // namespace kb
