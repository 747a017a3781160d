// A folder under the system's temporary one, and rows with just enough in them.
#include "tests/store/folder_fixture.hpp"

#include <cstdlib>

namespace store::testing {

TempFolder::TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "deskbell-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

TempFolder::~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

void StoreTest::open(StoreOptions options) {
    options.folder = folder() / "data";
    auto opened = Store::open(std::move(options));
    if (!opened) throw std::runtime_error(opened.error().message);
    store_ = std::move(*opened);
}

Committed StoreTest::must(Writer::Work work) {
    auto done = store_->write(std::move(work));
    if (!done) {
        ADD_FAILURE() << done.error().message;
        return {};
    }
    return std::move(*done);
}

Conversation StoreTest::a_conversation(ConversationId id) {
    Conversation conversation;
    conversation.id = id;
    conversation.created = at(id);
    conversation.updated = at(id);
    must([&](Tx& tx) { create_conversation(tx, conversation); });
    return conversation;
}

void StoreTest::say(ConversationId id, const std::string& text, From from) {
    must([&](Tx& tx) {
        auto conversation = find_conversation(tx, id).value();
        EXPECT_TRUE(advance(tx, conversation, {said(text, from)}));
    });
}

Time at(std::int64_t seconds) {
    return Time{std::chrono::seconds{1'700'000'000 + seconds}};
}

Event said(const std::string& text, From from) {
    Event event;
    event.at = at(0);
    event.body = Message{.from = from, .text = text};
    return event;
}

Event note(const std::string& text) {
    Event event;
    event.at = at(0);
    event.body = Message{.from = From::agent, .text = text, .internal = true};
    return event;
}

std::string text_of(const Event& event) {
    const auto* message = std::get_if<Message>(&event.body);
    return message != nullptr ? message->text : std::string(name_of(event.kind()));
}

}  // namespace store::testing
