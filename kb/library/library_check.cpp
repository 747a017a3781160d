// Looks over all articles together and says what does not fit.
#include "kb/library/library_check.hpp"

#include "kb/markdown/markdown.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace kb {
namespace {

constexpr std::size_t named_max = 5;  // articles named in one warning

std::string day_text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", int{date.year()}, unsigned{date.month()},
                       unsigned{date.day()});
}

class Checks {
  public:
    Checks(const Library& library, const LibraryOptions& options, Problems& problems)
        : library_(library), today_(options.today), problems_(problems) {
        for (const auto& article : library.articles()) ids_[article.lang].push_back(article.id);
    }

    void run() {
        for (const auto& article : library_.articles()) {
            references(article);
            translation_of(article);
            body_links(article);
            if (today_ && article.status == Status::live) dates(article);
        }
        for (const auto& lang : library_.languages()) {
            for (const auto& other : library_.languages()) {
                if (lang != other) untranslated(lang, other);
            }
        }
    }

  private:
    void say(Severity severity, const Article& article, int line, std::string what,
             std::string mend) {
        problems_.push_back({severity, article.file, line, 0, std::move(what), std::move(mend)});
    }

    void references(const Article& article) {
        for (const auto& id : article.related) refer(article, id.text, id.line, "related");
        for (const auto& button : article.buttons) {
            if (!button.article.empty()) refer(article, button.article, button.line, "button");
        }
    }

    void refer(const Article& article, std::string_view id, int line, std::string_view from) {
        const auto* other = library_.resolve(article.lang, id);
        if (other == nullptr) {
            return say(Severity::error, article, line,
                       fmt::format("{}: there is no article \"{}\" in {}", from, id, article.lang),
                       did_you_mean(id, ids_[article.lang]));
        }
        if (other->status == Status::live || article.status != Status::live) return;
        say(Severity::warning, article, line,
            fmt::format("{}: \"{}\" is {}, so nobody sees it", from, id,
                        other->status == Status::draft ? "a draft" : "archived"),
            "make it live, or refer to another");
    }

    void translation_of(const Article& article) {
        if (!article.translation_of) return;
        const auto& [id, file, line] = *article.translation_of;
        std::vector<std::string> others;
        for (const auto& lang : library_.languages()) {
            if (lang == article.lang) continue;
            if (library_.find(lang, id) != nullptr) return;
            std::ranges::copy(ids_[lang], std::back_inserter(others));
        }
        say(Severity::error, article, line,
            fmt::format("translation_of: no other language has an article \"{}\"", id),
            did_you_mean(id, others));
    }

    // Links into the help centre: /help/LANG/.../ID
    void body_links(const Article& article) {
        constexpr std::string_view help = "/help/";
        if (article.body.find("](") == std::string::npos &&
            article.body.find("]:") == std::string::npos) {
            return;
        }
        const auto outline = markdown::outline(article.body);
        for (const auto& [address, body_line] : outline.links) {
            const auto line = line_in_file(article, outline, body_line);
            if (address.starts_with('#')) own_anchor(article, outline, address.substr(1), line);
            if (!address.starts_with(help)) continue;
            const auto path = std::string_view(address).substr(0, address.find_first_of("?#"));
            const auto slash = path.find('/', help.size());
            if (slash == path.npos || slash + 1 == path.size()) continue;
            const auto lang = path.substr(help.size(), slash - help.size());
            const auto id = path.substr(path.rfind('/') + 1);
            if (library_.resolve(lang, id) != nullptr || is_folder(lang, path.substr(slash + 1)))
                continue;
            const auto near = ids_.find(lang);
            say(Severity::warning, article, line, fmt::format("a link leads nowhere: {}", address),
                near == ids_.end() ? std::string() : did_you_mean(id, near->second));
        }
    }

    bool is_folder(std::string_view lang, std::string_view path) const {
        return std::ranges::any_of(library_.folders(), [&](const Folder& folder) {
            return folder.lang == lang && folder.path == path;
        });
    }

    // The file's line of a line of the body; 0 where it cannot be told.
    static int line_in_file(const Article& article, const markdown::Outline& outline, int line) {
        if (article.passages.empty()) return 0;
        const auto& first = article.passages.front();
        if (first.heading.empty()) return first.line + line - 1;
        const auto heading =
            std::ranges::find(outline.headings, first.heading, &markdown::Heading::text);
        return heading == outline.headings.end() ? 0 : first.line + line - heading->line;
    }

    void own_anchor(const Article& article, const markdown::Outline& outline,
                    std::string_view anchor, int line) {
        std::vector<std::string> anchors;
        for (const auto& heading : outline.headings) anchors.push_back(heading.anchor);
        if (std::ranges::find(anchors, anchor) != anchors.end()) return;
        say(Severity::warning, article, line, fmt::format("a link leads nowhere: #{}", anchor),
            did_you_mean(anchor, anchors));
    }

    void dates(const Article& article) {
        if (article.review_by && *article.review_by < *today_) {
            say(Severity::warning, article, article.review_line,
                fmt::format("the review was due on {}", day_text(*article.review_by)),
                "read it again and move review_by");
        }
        if (article.valid.until && *article.valid.until <= *today_) {
            say(Severity::warning, article, article.valid_line,
                fmt::format("it no longer holds since {}", day_text(*article.valid.until)),
                "archive it, or move valid.until");
        }
    }

    void untranslated(const std::string& lang, const std::string& other) {
        std::vector<std::string_view> missing;
        std::size_t live = 0;
        for (const auto& article : library_.articles()) {
            if (article.lang != lang || article.status != Status::live) continue;
            ++live;
            if (library_.translation(article, other) == nullptr) missing.push_back(article.id);
        }
        if (missing.empty()) return;
        const auto more = missing.size() > named_max ? missing.size() - named_max : 0;
        missing.resize(std::min(missing.size(), named_max));
        auto names = fmt::format("{}", fmt::join(missing, ", "));
        if (more > 0) names += fmt::format(" and {} more", more);
        problems_.push_back({Severity::warning, "articles/" + other, 0, 0,
                             fmt::format("{} of {} articles in {} are missing in {}: {}",
                                         missing.size() + more, live, lang, other, names),
                             "translate them; other names need translation_of"});
    }

    const Library& library_;
    std::optional<std::chrono::sys_days> today_;
    Problems& problems_;
    std::map<std::string, std::vector<std::string>, std::less<>> ids_;
};
}  // namespace

void check_library(const Library& library, const LibraryOptions& options, Problems& problems) {
    Checks(library, options, problems).run();
}

}  // namespace kb
