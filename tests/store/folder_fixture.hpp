// A real data folder that goes away with its test, and small makers of rows for it.
#pragma once
#include "server/store/conversation.hpp"
#include "server/store/customer.hpp"
#include "server/store/event.hpp"
#include "server/store/event_log.hpp"
#include "server/store/store.hpp"
#include "server/store/ticket.hpp"

#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace store::testing {

class TempFolder {
  public:
    TempFolder();
    ~TempFolder();
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// A store in a folder of its own. `reopen()` is a clean stop and start.
class StoreTest : public ::testing::Test {
  protected:
    StoreTest() { open(); }

    void open(StoreOptions options = {});
    void close() { store_.reset(); }
    void reopen() {
        close();
        open();
    }

    /// Writes and waits; a failure fails the test.
    Committed must(Writer::Work work);

    template <class Reader>
    auto see(Reader&& reader) {
        auto seen = store_->read(std::forward<Reader>(reader));
        if (!seen) throw std::runtime_error(seen.error().message);
        return *seen;
    }

    Conversation a_conversation(ConversationId id);
    /// Says something in a conversation, as it stands in the database.
    void say(ConversationId id, const std::string& text, From from = From::customer);

    const std::filesystem::path& folder() const { return folder_.path(); }

    TempFolder folder_;
    std::unique_ptr<Store> store_;
};

Time at(std::int64_t seconds);
Event said(const std::string& text, From from = From::customer);
Event note(const std::string& text);
std::string text_of(const Event& event);

}  // namespace store::testing
