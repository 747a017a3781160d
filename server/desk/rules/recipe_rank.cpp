// A sum of a few weights; a use in a ticket like this one counts more than a use anywhere.
#include "server/desk/rules/recipe_rank.hpp"

#include "server/store/connection.hpp"

#include <algorithm>
#include <tuple>

namespace desk {
namespace {

constexpr double anywhere = 1;
constexpr double like_this = 3;    // the same queue, intent or tag
constexpr double says_intent = 6;  // the recipe itself names the ticket's intent
constexpr double says_tag = 4;
constexpr double says_queue = 2;
constexpr double other_language = -5;

std::string intent_of(const store::Ticket& ticket) {
    if (!ticket.handoff || ticket.handoff->candidates.empty()) return {};
    return ticket.handoff->candidates.front().id;
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::ranges::find(all, one) != all.end();
}

double fit(const store::Recipe& recipe, const store::Ticket& ticket) {
    double score = 0;
    if (holds(recipe.intents, intent_of(ticket))) score += says_intent;
    if (holds(recipe.queues, ticket.queue)) score += says_queue;
    const auto tagged = [&](const auto& tag) { return holds(recipe.tags, tag); };
    if (std::ranges::any_of(ticket.tags, tagged)) score += says_tag;
    const bool other = !recipe.language.empty() && recipe.language != ticket.language;
    return other ? score + other_language : score;
}

}  // namespace

std::vector<std::string> settings_of(const store::Ticket& ticket) {
    std::vector<std::string> settings{"", "queue:" + ticket.queue};
    if (const auto intent = intent_of(ticket); !intent.empty()) {
        settings.push_back("intent:" + intent);
    }
    for (const auto& tag : ticket.tags) settings.push_back("tag:" + tag);
    return settings;
}

void rank(store::Connection& db, store::ShelfKind kind, const store::Ticket* ticket,
          store::Time now, std::vector<RankedRecipe>& recipes) {
    const std::string prefix = kind == store::ShelfKind::macro ? "macro:" : "canned:";
    const auto settings = ticket ? settings_of(*ticket) : std::vector<std::string>{""};
    if (ticket) {
        std::erase_if(recipes, [&](const auto& one) {
            const auto& queues = one.kept.recipe.queues;
            return !one.kept.enabled || (!queues.empty() && !holds(queues, ticket->queue));
        });
        for (auto& one : recipes) one.score = fit(one.kept.recipe, *ticket);
    }
    for (const auto& setting : settings) {
        const auto uses = store::uses_in(db, setting, now);
        for (auto& one : recipes) {
            const auto use = uses.find(prefix + one.kept.id);
            if (use == uses.end()) continue;
            one.score += use->second.score * (setting.empty() ? anywhere : like_this);
            if (setting.empty()) one.used = use->second.count;
        }
    }
    std::ranges::sort(recipes, {}, [](const RankedRecipe& one) {
        return std::tuple(-one.score, one.kept.position, one.kept.recipe.title, one.kept.id);
    });
}

}  // namespace desk
