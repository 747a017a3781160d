// A bare WebSocket echo on Beast as its examples write it, one thread: what our turns are measured against.
// beast_echo PORT   (loopback only; a measuring tool, not a server)
#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <cstdlib>
#include <memory>

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

namespace {

class Echo : public std::enable_shared_from_this<Echo> {
  public:
    explicit Echo(tcp::socket socket) : stream_(std::move(socket)) {}

    void run() {
        beast::get_lowest_layer(stream_).socket().set_option(tcp::no_delay(true));
        stream_.async_accept([self = shared_from_this()](beast::error_code failed) {
            if (!failed) self->read();
        });
    }

  private:
    void read() {
        stream_.async_read(buffer_, [self = shared_from_this()](beast::error_code failed, std::size_t) {
            if (!failed) self->write();
        });
    }
    void write() {
        stream_.text(stream_.got_text());
        stream_.async_write(buffer_.data(), [self = shared_from_this()](beast::error_code failed, std::size_t) {
            if (failed) return;
            self->buffer_.consume(self->buffer_.size());
            self->read();
        });
    }

    beast::websocket::stream<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_;
};

void accept(tcp::acceptor& acceptor) {
    acceptor.async_accept([&acceptor](beast::error_code failed, tcp::socket socket) {
        if (!failed) std::make_shared<Echo>(std::move(socket))->run();
        accept(acceptor);
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 64;
    asio::io_context loop(1);
    const auto port = static_cast<unsigned short>(std::atoi(argv[1]));
    tcp::acceptor acceptor(loop, {asio::ip::address_v4::loopback(), port}, true);
    acceptor.listen(4096);
    accept(acceptor);
    loop.run();
}
