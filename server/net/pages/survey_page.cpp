// Who holds the link may answer, once. Nothing on the page tells who it was made for.
#include "server/net/pages/survey_page.hpp"

#include "kb/markdown/markdown.hpp"
#include "server/desk/care/surveys.hpp"
#include "server/net/api/call.hpp"
#include "server/net/pages/plain_page.hpp"
#include "server/net/pages/survey_words.hpp"

#include <charconv>

#include <fmt/format.h>

namespace net {
namespace {
using kb::markdown::escape_html;

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

void answer(desk::Surveys& surveys, const std::string& token, const Request& request,
            const SurveyWords& words, std::string shop, Reply reply) {
    const auto text = form_field(request.body, "score");
    int score = -1;
    std::from_chars(text.data(), text.data() + text.size(), score);
    surveys.answer(
        token, score, form_field(request.body, "comment"),
        [&words, shop = std::move(shop),
         reply = std::move(reply)](desk::Result<store::SurveyRow> done) mutable {
            if (done) return reply.send(page(words, shop, paragraph(words.thanks)));
            const auto& why = done.error();
            const bool again = why.code == desk::Code::conflict;
            reply.send(page(words, shop, paragraph(again ? words.before : escape_html(why.text)),
                            again ? 409 : 400));
        });
}
}  // namespace

bool survey_page(Parts& parts, const Request& request, Reply& reply) {
    if (!request.path.starts_with(prefix)) return false;
    const auto token = request.path.substr(prefix.size());
    auto& surveys = parts.desk().parts().get<desk::Surveys>();
    const auto& words = survey_words(request.header("Accept-Language"));
    const auto content = parts.desk().publisher().live();
    const auto& settings = content->settings();
    const auto link = surveys.by_token(token);
    if (!link) {
        reply.send(page(words, settings.shop.name, paragraph(words.unknown), 404));
    } else if (request.method == Method::post && request.body.size() <= body_bytes_max) {
        answer(surveys, token, request, words, settings.shop.name, std::move(reply));
    } else if (link->survey.answered) {
        reply.send(page(words, settings.shop.name, paragraph(words.before)));
    } else {
        const auto scale = desk::scale_of(settings.customers.surveys, link->survey.kind);
        reply.send(page(words, settings.shop.name, form(words, link->survey.kind, scale)));
    }
    return true;
}

}  // namespace net
