// The small shop's files, and building a desk on them.
#include "tests/desk/small_shop.hpp"

namespace shop {
namespace {

constexpr std::string_view settings = R"(
shop: {name: Small Shop}
persona: {name: Bell, greeting: {en: "Hello from {shop}"}, starters: {en: [{label: Where is my order?, intent: order-status}, {label: How long does a refund take?}]}}
languages: [en, de]
timezone: Europe/Berlin
hours: {mon: ["09:00-12:00", "13:00-17:00"], tue: "09:00-17:00", wed: "09:00-17:00", thu: "09:00-17:00", fri: "09:00-17:00"}
queues: {support: {label: Support}, orders: {label: Orders}}
default_queue: support
)";

constexpr std::string_view refund = R"(---
title: How long does a refund take?
questions: |
  when do I get my money back
  refund still not on my account
not_questions: |
  how do I ask for a refund
answer: Refunds reach your bank 3-5 working days after we have the parcel.
---
We refund the way you paid.
)";

constexpr std::string_view delivery = R"(---
title: How much is delivery?
questions: |
  what does shipping cost
  delivery costs
  do you charge for delivery
answer: Delivery is 4.90 euros, and free from 50 euros.
---
Delivery within Germany is 4.90 euros.
)";

constexpr std::string_view gift_cards = R"(---
title: Do you sell gift cards?
questions: |
  can I buy a voucher
  gift voucher for a friend
answer: Yes, from 10 to 200 euros, by e-mail at once.
---
Gift cards never expire.
)";

constexpr std::string_view opening = R"(---
title: When are you open?
questions: |
  what are your opening hours
  are you open on Saturday
answer: Monday to Friday, nine to five.
---
We are closed on public holidays.
)";

constexpr std::string_view delivery_de = R"(---
title: Was kostet der Versand?
questions: |
  wie hoch sind die Versandkosten
  Lieferkosten
answer: Der Versand kostet 4,90 Euro, ab 50 Euro ist er frei.
translation_of: delivery
---
Innerhalb Deutschlands.
)";

constexpr std::string_view orders = R"(
lang: en
intents:
  order-status:
    label: Where is my order?
    class: task
    rules:
      - (where|when) ... (order|parcel|package)
      - track (my|the)? (order|parcel)
    examples: |
      my parcel still hasn't come
    slots:
      - name: order_number
        type: order-number
        ask: ["What is your order number?", "It looks like AB-1234."]
        error: I can't find a number in that.
        tries: 2
        on_fail: handoff
    do: order-lookup
    reply:
      - {when: {order.state: shipped}, say: "Order {{order_number}} is on its way."}
      - {say: "Order {{order_number}} is {{order.state}}."}
    queue: orders
    ticket: {priority: high, tags: [orders]}
)";

constexpr std::string_view entities = R"yaml(
entities:
  order-number:
    patterns: '[Aa][Bb][- ]?(\d{4})'
    value: AB-\1
)yaml";

constexpr std::string_view actions = R"(
actions:
  order-lookup:
    as: order
    url: http://127.0.0.1:1/orders/{{order_number}}
    result: {state: state}
    not_found: {slot: order_number, say: "There is no order {{order_number}}."}
    samples: {"*": {state: shipped}}
)";

constexpr std::string_view tests = R"(
never_answer: |
  what is the capital of France
  what time is it in Tokyo
  tell me a joke about cats
  who won the football match
  how do I bake bread
)";

}  // namespace

void write_content(const fs::path& folder) {
    write(folder / "deskbell.yaml", settings);
    write(folder / "articles/en/returns/refund-time.md", refund);
    write(folder / "articles/en/delivery.md", delivery);
    write(folder / "articles/en/gift-cards.md", gift_cards);
    write(folder / "articles/en/opening-hours.md", opening);
    write(folder / "articles/de/versand.md", delivery_de);
    write(folder / "intents/orders.yaml", orders);
    write(folder / "entities.yaml", entities);
    write(folder / "actions.yaml", actions);
    write(folder / "tests/none.yaml", tests);
}

Shop::Shop() : content_(folder_.path() / "content") {
    write_content(content_);
    shop_answers = [](const intents::Lookup& lookup) {
        return desk::LookedUp{.action = lookup.action,
                              .end = intents::LookupEnd::found,
                              .answers = {{"state", "shipped"}}};
    };
    open();
}

Shop::~Shop() {
    store_->stop();
    helper_.reset();
    desk_.reset();
}

void Shop::open() {
    auto opened = store::Store::open({.folder = folder_.path() / "data"});
    if (!opened) throw std::runtime_error(opened.error().message);
    store_ = *std::move(opened);
    helper_ = std::make_unique<Helper>();
    desk_ = std::make_unique<desk::Desk>(desk::DeskOptions{
        .content = content_,
        .store = *store_,
        .clock = [this] { return now; },
        .chance = [this] { return chance_++ * 0x9e3779b97f4a7c15U; },
        .run = [helper = helper_.get()](auto job) { helper->run(std::move(job)); },
        .lookup =
            [this, helper = helper_.get()](const intents::Lookup& lookup, auto done) {
                auto answer = [this, lookup, done = std::move(done)]() mutable {
                    done(shop_answers(lookup));
                };
                const std::scoped_lock lock(lookups_door_);
                if (hold_) return held_.push_back(std::move(answer));
                helper->run(std::move(answer));
            },
    });
    desk_->listen(ear_);
    if (auto opened_desk = desk_->open(); !opened_desk) {
        std::string all;
        for (const auto& problem : opened_desk.error()) all += kb::to_string(problem) + "\n";
        throw std::runtime_error(all);
    }
}

void Shop::restart() {
    store_->stop();
    helper_.reset();
    desk_.reset();
    store_.reset();
    open();
}

void Shop::release_lookups() {
    const std::scoped_lock lock(lookups_door_);
    hold_ = false;
    for (auto& answer : held_) helper_->run(std::move(answer));
    held_.clear();
}

desk::Visitor Shop::visitor(std::string locale) {
    const auto welcome = desk_->chat().welcome({.locale = locale});
    if (!welcome) throw std::runtime_error(welcome.error().text);
    return {.conversation = welcome->conversation, .locale = std::move(locale)};
}

desk::Result<desk::Ack> Shop::say(const desk::Visitor& visitor, std::string id, std::string text) {
    return wait<desk::Ack>([&](auto done) {
        desk_->chat().say(visitor, std::move(id), std::move(text), std::move(done));
    });
}

desk::Actor Shop::agent(const std::string& name, store::Role role) {
    const auto user = wait<store::User>([&](auto done) {
        desk_->people().add_user(
            {.email = name + "@shop.example", .name = name, .role = role, .password_hash = "x"},
            std::move(done));
    });
    return {.id = user->id, .name = name, .role = role};
}

std::vector<store::Event> Shop::chat(const desk::Visitor& visitor) {
    const auto events = store_->read(
        [&](store::Connection& db) { return store::events_of(db, visitor.conversation); });
    return events ? *events : std::vector<store::Event>{};
}

std::string Shop::last_words(const desk::Visitor& visitor) {
    const auto events = chat(visitor);
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto* message = std::get_if<store::Message>(&event->body);
        if (message && message->from != store::From::customer) return message->text;
    }
    return {};
}

}  // namespace shop
