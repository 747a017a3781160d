// Who holds the link may answer, once. Nothing on the page tells who it was made for.
#include "server/net/survey_page.hpp"

#include "kb/markdown.hpp"
#include "kb/text.hpp"
#include "server/desk/surveys.hpp"
#include "server/net/call.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace net {
namespace {
using kb::markdown::escape_html;

constexpr std::string_view prefix = "/survey/";
constexpr std::size_t body_bytes_max = 32 * 1024;

struct Words {
    std::string_view lang;
    std::array<std::string_view, 3> question;  // csat nps ces
    std::array<std::string_view, 3> low;
    std::array<std::string_view, 3> high;
    std::string_view comment;
    std::string_view send;
    std::string_view thanks;
    std::string_view before;
    std::string_view unknown;
};
constexpr Words languages[] = {
    {"en",
     {"How did we do?", "How likely are you to recommend us?", "How easy was it to get help?"},
     {"not good", "not at all", "very hard"},
     {"very good", "very likely", "very easy"},
     "Would you like to say more?",
     "Send",
     "Thank you. Your answer has arrived.",
     "You have answered this already. Thank you.",
     "This link is too old, or not one of ours."},
    {"de",
     {"Wie war unsere Hilfe?", "Wie wahrscheinlich empfehlen Sie uns weiter?",
      "Wie leicht war es, Hilfe zu bekommen?"},
     {"nicht gut", "gar nicht", "sehr schwer"},
     {"sehr gut", "sehr wahrscheinlich", "sehr leicht"},
     "Möchten Sie noch etwas sagen?",
     "Senden",
     "Danke. Ihre Antwort ist angekommen.",
     "Sie haben schon geantwortet. Danke.",
     "Dieser Link ist zu alt oder nicht von uns."},
};

// The browser's first language that the page speaks.
const Words& words_for(const Request& request) {
    const auto accepted = request.header("Accept-Language");
    for (const auto& words : languages) {
        if (kb::base_language(accepted.substr(0, 5)) == words.lang) return words;
    }
    return languages[0];
}

Response page(const Words& words, std::string_view shop, std::string_view inner, int status = 200) {
    Response response{.status = status, .type = "text/html; charset=utf-8"};
    response.body = fmt::format(
        R"(<!doctype html><html lang="{}"><head><meta charset="utf-8">)"
        R"(<meta name="viewport" content="width=device-width, initial-scale=1">)"
        R"(<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">)"
        R"(<title>{}</title></head><body><main>{}</main></body></html>)",
        words.lang, escape_html(shop), inner);
    return response;
}

std::string form(const Words& words, store::SurveyKind kind, const desk::SurveyScale& scale) {
    const auto place = static_cast<std::size_t>(kind) - 1;
    auto html = fmt::format(R"(<form method="post"><fieldset><legend><h1>{}</h1></legend><p>{} )",
                            words.question[place], words.low[place]);
    for (int score = scale.min; score <= scale.max; ++score) {
        html += fmt::format(
            R"(<label><input type="radio" name="score" value="{0}" required>{0}</label> )", score);
    }
    html +=
        fmt::format(R"({}</p></fieldset><p><label>{}<br>)"
                    R"(<textarea name="comment" rows="4" cols="40" maxlength="2000"></textarea>)"
                    R"(</label></p><p><button>{}</button></p></form>)",
                    words.high[place], words.comment, words.send);
    return html;
}

std::string paragraph(std::string_view text) {
    return fmt::format("<p>{}</p>", text);
}

int hex_value(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                            hex_value(text[i + 2]) >= 0;
        if (escape) {
            out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            out += text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

// A field of a form's body; empty if it is not there.
std::string field(std::string_view body, std::string_view name) {
    while (!body.empty()) {
        const auto pair = body.substr(0, std::min(body.find('&'), body.size()));
        body.remove_prefix(std::min(body.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (equals != pair.npos && pair.substr(0, equals) == name) {
            return decoded(pair.substr(equals + 1));
        }
    }
    return {};
}

void answer(desk::Surveys& surveys, const std::string& token, const Request& request,
            const Words& words, std::string shop, Reply reply) {
    const auto text = field(request.body, "score");
    int score = -1;
    std::from_chars(text.data(), text.data() + text.size(), score);
    surveys.answer(
        token, score, field(request.body, "comment"),
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
    const auto& words = words_for(request);
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
