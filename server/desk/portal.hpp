// The help centre's side of the desk: a request followed and answered by its link, and whether an
// article helped.
#pragma once

#include "server/desk/chat.hpp"
#include "server/desk/parts.hpp"
#include "server/store/event.hpp"

#include <string>
#include <vector>

namespace desk {

class Portal final : public Part {
  public:
    explicit Portal(Services& services) : services_(services) {}

    struct Request {
        store::Ticket ticket;
        std::vector<store::Event> events;  // what the customer may see
    };
    // The token that opens this conversation's page; who holds it may read and write.
    std::string link(store::ConversationId conversation) const;
    // Nothing of a verified customer is shown by a link alone.
    Result<Request> request(const std::string& token);
    void write(const std::string& token, std::string text, Done<Ack> done);

    // Told as "article.rated".
    void rate(std::string article, std::string language, bool helpful);

  private:
    Services& services_;
};

}  // namespace desk
