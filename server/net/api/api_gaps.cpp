// The editors' addresses: the work-list, items to choose from, "the bot was wrong there", labels.
// All but the items cost up to seconds: they never run on a network thread.
#include "kb/words/text.hpp"
#include "server/net/api/route_tables.hpp"
#include "server/wire/editing.hpp"
#include "server/wire/nouns.hpp"

#include <chrono>
#include <memory>

namespace net {
namespace {

constexpr std::int64_t days_max = 366;
constexpr std::size_t items_max = 50;
constexpr std::size_t labels_max = 200;

// Does the work on a thread of its own; `work(editors)` gives the response.
template <class Work>
void do_slowly(Call call, Work work) {
    auto& parts = call.parts;
    auto reply = std::make_shared<Reply>(std::move(call.reply));
    const bool queued = parts.studies.run([&parts, reply, work = std::move(work)]() mutable {
        reply->send(work(parts.desk().parts().template get<desk::Editors>()));
    });
    if (queued) return;
    reply->send(Call::refusal_response(
        wire::Refusal{wire::Code::unavailable, "too much is going on; try again", {}, {}}));
}

std::int64_t ms_since(std::chrono::steady_clock::time_point begin) {
    const auto took = std::chrono::steady_clock::now() - begin;
    return std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
}

void gaps(Call call) {
    const auto days = query_number(call.request, "days", 30, days_max);
    const auto page = page_of(call.request);
    if (!days) return call.refuse(days.error());
    if (!page) return call.refuse(page.error());
    do_slowly(std::move(call),
              [days = static_cast<int>(*days), limit = page->limit](auto& editors) {
                  const auto found = editors.gaps(days, limit);
                  if (!found) return Call::refusal_response(found.error());
                  Response response;
                  wire::append_gaps(response.body, *found->content, found->report, days);
                  return response;
              });
}

void labels(Call call) {
    const auto days = query_number(call.request, "days", 90, days_max);
    if (!days) return call.refuse(days.error());
    do_slowly(std::move(call), [days = static_cast<int>(*days)](auto& editors) {
        const auto found = editors.labels(days, labels_max);
        if (!found) return Call::refusal_response(found.error());
        return Response{.body = wire::page_of(*found, "", wire::append_label)};
    });
}

void reliability(Call call) {
    const auto days = query_number(call.request, "days", 90, days_max);
    if (!days) return call.refuse(days.error());
    do_slowly(std::move(call), [days = static_cast<int>(*days)](auto& editors) {
        const auto picks = editors.picks(days);
        if (!picks) return Call::refusal_response(picks.error());
        Response response;
        wire::append_reliability(response.body, *editors.reliability(), &*picks);
        return response;
    });
}

bool fits(const kb::Item& item, std::string_view q, std::string_view language) {
    if (!language.empty() && item.lang != language) return false;
    if (q.empty()) return true;
    return kb::fold(item.label).contains(q) || kb::fold(item.id).contains(q);
}

void items(Call call) {
    const auto live = call.parts.desk().publisher().live();
    const auto q = kb::fold(call.request.parameter("q"));
    const std::string language(call.request.parameter("language"));
    std::vector<kb::Item> found;
    for (const auto& item : live->matcher().items()) {
        if (found.size() < items_max && fits(item, q, language)) found.push_back(item);
    }
    call.send(wire::page_of(found, "", wire::append_item));
}

void wrong(Call call) {
    const auto id = call.number(0);
    if (!id) return;
    const auto seq = call.number(1);
    if (!seq) return;
    auto fields = call.body();
    if (!fields) return;
    auto right = fields->text_or("right", "", {.max = 200});
    if (call.refused(*fields)) return;
    const auto actor = call.who.actor;
    do_slowly(std::move(call), [=](auto& editors) {
        const auto begin = std::chrono::steady_clock::now();
        const auto judged = editors.judge_wrong(actor, *id, *seq, right);
        if (!judged) return Call::refusal_response(judged.error());
        Response response;
        wire::append_judgement(response.body, *judged, ms_since(begin));
        return response;
    });
}

using enum Method;
using enum Access;
constexpr Route table[] = {
    {get, "/api/v1/gaps", viewer, gaps, "What customers asked in vain, each with a patch"},
    {get, "/api/v1/labels", viewer, labels, "What people said about the bot's answers"},
    {get, "/api/v1/reliability", viewer, reliability, "Whether the bot's scores can be believed"},
    {get, "/api/v1/items", viewer, items, "Articles and intents to choose from"},
    {post, "/api/v1/conversations/{id}/wrong/{seq}", agent, wrong,
     "The bot was wrong: patches, and what they would change"},
};
static_assert(well_formed(table));

}  // namespace

std::span<const Route> editors_routes() {
    return table;
}

}  // namespace net
