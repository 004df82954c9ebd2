/** Small services for the examples: each answers requests about jobs and has no control at all. */

export const fastapi = `from fastapi import FastAPI

app = FastAPI()


@app.post("/jobs")
def create_job(job: dict):
    return job
`;

export const go = `package main

import "net/http"

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /jobs", createJob)
	http.ListenAndServe(":8080", mux)
}
`;

export const express = `import express from 'express';

const app = express();
app.post('/jobs', (req, res) => res.json({}));
app.listen(3000);
`;
