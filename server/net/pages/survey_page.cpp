// Who holds the link may answer, once. Nothing on the page tells who it was made for.
#include "server/net/pages/survey_page.hpp"

#include "server/desk/care/surveys.hpp"
#include "server/desk/settings/page_words.hpp"
#include "server/desk/settings/survey_words.hpp"
#include "server/net/api/call.hpp"
#include "server/net/pages/plain_page.hpp"

#include <charconv>

#include <fmt/format.h>

namespace net {
namespace {
using desk::SurveyWords;

constexpr std::string_view prefix = "/survey/";
constexpr std::size_t body_bytes_max = 32 * 1024;

Response page(const SurveyWords& words, std::string_view shop, std::string_view inner,
              int status = 200) {
    return plain_page({.lang = words.lang, .shop = shop, .title = words.question[0], .main = inner},
                      status);
}

std::string form(const SurveyWords& words, store::SurveyKind kind, const desk::SurveyScale& scale) {
    const auto place = static_cast<std::size_t>(kind) - 1;
    auto html = fmt::format(
        R"(<form method="post"><fieldset><legend><h1>{}</h1></legend><div class="scale">)",
        words.question[place]);
    for (int score = scale.min; score <= scale.max; ++score) {
        html += fmt::format(
            R"(<label><input type="radio" name="score" value="{0}" required>{0}</label>)", score);
    }
    html += fmt::format(R"(</div><p class="ends"><small>{}</small><small>{}</small></p></fieldset>)"
                        R"(<label class="field"><span>{}</span>)"
                        R"(<textarea name="comment" rows="4" maxlength="2000"></textarea></label>)"
                        R"(<button class="button">{}</button></form>)",
                        words.low[place], words.high[place], words.comment, words.send);
    return html;
}

std::string paragraph(std::string_view text) {
    return fmt::format(R"(<h1 class="said">{}</h1>)", text);
}

struct Shop {
    std::string name;
    std::string try_later;
};

// Why it was not taken, in words for who answered.
Response refused(const desk::Refusal& why, const SurveyWords& words, const Shop& shop) {
    if (why.code == desk::Code::conflict) {
        return page(words, shop.name, paragraph(words.before), 409);
    }
    const bool theirs = why.code == desk::Code::invalid_field || why.code == desk::Code::too_long;
    return page(words, shop.name, paragraph(theirs ? words.choose : shop.try_later),
                theirs ? 400 : 503);
}

void answer(desk::Surveys& surveys, const std::string& token, const Request& request,
            const SurveyWords& words, Shop shop, Reply reply) {
    const auto text = form_field(request.body, "score");
    int score = -1;
    std::from_chars(text.data(), text.data() + text.size(), score);
    surveys.answer(token, score, form_field(request.body, "comment"),
                   [words, shop = std::move(shop),
                    reply = std::move(reply)](desk::Result<store::SurveyRow> done) mutable {
                       if (!done) return reply.send(refused(done.error(), words, shop));
                       reply.send(page(words, shop.name, paragraph(words.thanks)));
                   });
}

// The talk was in a language, the browser wishes for some, the shop speaks some.
SurveyWords words_for(const desk::Content& content, const Request& request,
                      const desk::Result<desk::SurveyLink>& link) {
    auto wishes = desk::accepted_languages(request.header("Accept-Language"));
    if (link && !link->language.empty()) wishes.insert(wishes.begin(), link->language);
    wishes.insert(wishes.end(), content.languages().begin(), content.languages().end());
    const auto& settings = content.settings();
    return desk::survey_words(settings, desk::survey_language(settings, wishes));
}
}  // namespace

bool survey_page(Parts& parts, const Request& request, Reply& reply) {
    if (!request.path.starts_with(prefix)) return false;
    const auto token = request.path.substr(prefix.size());
    auto& surveys = parts.desk().parts().get<desk::Surveys>();
    const auto content = parts.desk().publisher().live();
    const auto& settings = content->settings();
    const auto link = surveys.by_token(token);
    const auto words = words_for(*content, request, link);
    if (!link) {
        reply.send(page(words, settings.shop.name, paragraph(words.unknown), 404));
    } else if (request.method == Method::post && request.body.size() <= body_bytes_max) {
        answer(surveys, token, request, words,
               {settings.shop.name, desk::page_words(settings, words.lang).try_later},
               std::move(reply));
    } else if (link->survey.answered) {
        reply.send(page(words, settings.shop.name, paragraph(words.before)));
    } else {
        const auto scale = desk::scale_of(settings.customers.surveys, link->survey.kind);
        reply.send(page(words, settings.shop.name, form(words, link->survey.kind, scale)));
    }
    return true;
}

}  // namespace net
