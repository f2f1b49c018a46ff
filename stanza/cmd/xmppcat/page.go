package main

import (
	"embed"
	"errors"
	"io/fs"
	"log"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"
)

//go:embed page
var pageFiles embed.FS

// rowsTimeout is how long a request for rows waits for some.
const rowsTimeout = 20 * time.Second

// servePage serves the page of a store at an address until stop is called.
func servePage(address string, s *store, log *log.Logger) (stop func(), err error) {
	address = loopback(address)
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, err
	}
	host, _, _ := net.SplitHostPort(address)
	server := &http.Server{Handler: pageHandler(s, host), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Print(err)
		}
	}()
	log.Printf("the page is at http://%s/", listener.Addr())
	return func() { _ = server.Close() }, nil
}

// policy lets the page load its own files and nothing else, and run no script
// that is made of text: what peers send can only ever be shown.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// pageHandler is the page: its files, /rows?from=N with the list, and
// /event?number=N with the details of an event.
func pageHandler(s *store, host string) http.Handler {
	files, err := fs.Sub(pageFiles, "page")
	if err != nil {
		panic(err) // the embedded folder has that name
	}
	mux := http.NewServeMux()
	mux.Handle("GET /", http.FileServerFS(files))
	mux.HandleFunc("GET /rows", func(w http.ResponseWriter, r *http.Request) {
		from, err := strconv.Atoi(r.FormValue("from"))
		if err != nil {
			http.Error(w, "from is no number", http.StatusBadRequest)
			return
		}
		body, wait := s.rows(from)
		if wait != nil {
			timeout := time.NewTimer(rowsTimeout)
			defer timeout.Stop()
			select {
			case <-wait:
				body, _ = s.rows(from)
			case <-timeout.C:
			case <-r.Context().Done():
				return
			}
		}
		sendJSON(w, body)
	})
	mux.HandleFunc("GET /event", func(w http.ResponseWriter, r *http.Request) {
		number, err := strconv.Atoi(r.FormValue("number"))
		if err != nil {
			http.Error(w, "number is none", http.StatusBadRequest)
			return
		}
		body := s.details(number)
		if body == nil {
			http.Error(w, "the event is not kept", http.StatusNotFound)
			return
		}
		sendJSON(w, body)
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("Cache-Control", "no-store")
		if !addressed(r.Host, host) {
			http.Error(w, "the page does not answer to this name", http.StatusMisdirectedRequest)
			return
		}
		mux.ServeHTTP(w, r)
	})
}

// addressed reports whether a request names the page by an IP address, as
// localhost, or by the host that it was told to listen at. Other names may be
// those of a web site that has pointed its own at this address (DNS
// rebinding).
func addressed(to, host string) bool {
	name, _, err := net.SplitHostPort(to)
	if err != nil {
		name = to
	}
	return name == "localhost" || name == host || net.ParseIP(strings.Trim(name, "[]")) != nil
}

func sendJSON(w http.ResponseWriter, body []byte) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body)
}
